// A surface from three maps at true size: colour, relief with roughness, openness with metal.
// Its repeat is hidden: units of a bond (bricks, slabs) differ by their place, loose ground is mixed with itself
// turned, and broad stains lie over all. Under a film of resin what lies low mirrors.

vec3 linear(vec3 shown)
{
    return pow(shown, vec3(2.2));
}

float chance(vec2 at)
{
    vec3 p = fract(vec3(at.xyx) * 0.1031);
    p += dot(p, p.yzx + 33.33);
    return fract((p.x + p.y) * p.z);
}

void MAIN()
{
    vec2 mm = UV0;
    vec2 uv = mm / side;
    vec3 n = normalize(NORMAL);
    vec3 px = dFdx(VAR_WORLD_POSITION);
    vec3 py = dFdy(VAR_WORLD_POSITION);
    vec2 ux = dFdx(mm);
    vec2 uy = dFdy(mm);
    vec3 t = (px * uy.y - py * ux.y) * sign(ux.x * uy.y - uy.x * ux.y + 1e-20);
    t -= n * dot(n, t);
    float span = length(t);
    t = span > 1e-12 ? t / span : vec3(1.0, 0.0, 0.0);
    vec3 b = cross(n, t);

    vec4 broad = vec4(0.5);
    if (stained > 0.0)
        broad = 0.6 * texture(stainMap, mm / (173.0 * grain)) + 0.4 * texture(stainMap, mm.yx / (61.0 * grain) + 0.37);

    vec4 albedo = texture(albedoMap, uv);
    vec4 relief = texture(reliefMap, uv);
    vec4 depth = texture(depthMap, uv);
    if (turned > 0.0) {
        vec2 other = vec2(-uv.y, uv.x) * 0.87 + vec2(0.31, 0.67);
        float share = smoothstep(0.44, 0.56, broad.b + 0.12 * (depth.b - 0.5));
        vec4 around = texture(reliefMap, other);
        around.xy = vec2(around.y, 1.0 - around.x);
        albedo = mix(albedo, texture(albedoMap, other), share);
        depth = mix(depth, texture(depthMap, other), share);
        relief = mix(relief, around, share);
    }

    vec3 colour = linear(albedo.rgb);
    if (unit.x > 0.0) {
        float row = floor(mm.y / unit.y);
        float along = mm.x / unit.x + 0.5 * bonded * mod(row, 2.0);
        float own = chance(vec2(floor(along), row));
        float hue = chance(vec2(row, floor(along)) + 17.0) - 0.5;
        vec3 burnt = (0.80 + 0.36 * own) * vec3(1.0 + 0.12 * hue, 1.0, 1.0 - 0.16 * hue);
        burnt *= own < 0.06 ? 0.6 : 1.0;
        colour *= mix(burnt, vec3(1.0), albedo.a);
    }
    float dirt = stained * smoothstep(0.46, 0.66, broad.r);
    float fade = stained * smoothstep(0.54, 0.74, broad.a);
    float steep = 1.0 - smoothstep(0.4, 0.8, abs(n.y));
    float foot = exp(-max(VAR_WORLD_POSITION.y, 0.0) / (4.0 + 7.0 * broad.r));
    dirt = max(dirt * 0.65, stained * steep * foot * (0.35 + 0.6 * broad.g));
    dirt = max(dirt, stained * steep * smoothstep(0.54, 0.70, texture(stainMap, mm / (vec2(40.0, 190.0) * grain)).g) * 0.5);
    colour = mix(colour, colour * 1.22 + 0.008, 0.55 * fade);
    colour *= mix(vec3(1.0), vec3(0.42, 0.38, 0.33), dirt * (1.0 - 0.8 * film));

    vec2 slope = relief.xy * 2.0 - 1.0;
    float up = max(relief.z * 2.0 - 1.0, 0.08);
    float rough = clamp(relief.a + 0.08 * dirt - 0.04 * fade, 0.03, 1.0);
    float open = depth.r;
    float deep = 0.0;
    if (film > 0.0) {
        // Puddles with soft shores stand where it is low; between them grain comes through the wet and takes a sheen.
        float low = broad.r * 0.62 + broad.b * 0.38 + 0.05 * (0.6 - depth.b);
        deep = film * smoothstep(0.49, 0.61, low);
        float damp = smoothstep(0.36, 0.49, low);
        rough = mix(mix(0.46, 0.26, damp), 0.05, deep);
        slope *= mix(1.1, 0.05, deep);
        open = mix(open, 1.0, deep);
        colour = mix(colour * 1.9 * (0.55 + 0.9 * depth.b) + 0.010, colour * 0.7, max(deep, 0.45 * damp));
    }
    NORMAL = normalize(t * slope.x + b * slope.y + n * up);
    if (upright > 0.0)
        NORMAL = normalize(vec3(0.0, 1.0, 0.0) + 0.35 * n * sign(dot(n, CAMERA_POSITION - VAR_WORLD_POSITION)));
    BASE_COLOR = vec4(max(colour, vec3(0.0)), 1.0);
    ROUGHNESS = rough;
    METALNESS = depth.g;
    SPECULAR_AMOUNT = shine * (0.35 + 0.65 * open);
    OCCLUSION_AMOUNT = open;
    CLEARCOAT_AMOUNT = max(coat, film * mix(0.45, 1.0, deep));
    CLEARCOAT_ROUGHNESS = film > 0.0 ? mix(0.22, 0.02, deep) : coatRoughness;
    CLEARCOAT_NORMAL = film > 0.0 ? normalize(mix(NORMAL, n, 0.55 + 0.45 * deep)) : n;
    float level = mirrored * (1.0 - smoothstep(0.6, 1.4, abs(VAR_WORLD_POSITION.y - mirrorLevel)));
    if (level > 0.0) {
        // What a camera under the film sees, drawn out downwards as wet grain does it; it takes the place of the sky.
        // Counted in tangents and not in shares of the picture: as wide in a part of it as in the whole.
        vec3 view = normalize(CAMERA_POSITION - VAR_WORLD_POSITION);
        float graze = pow(1.0 - max(dot(n, view), 0.0), 4.0);
        float strength = level * (0.04 + 0.96 * graze) * mix(0.5 * (0.5 + depth.b), 1.0, deep);
        vec4 at = VIEWPROJECTION_MATRIX * vec4(VAR_WORLD_POSITION, 1.0);
        vec2 seen = vec2(0.5, 0.5) + vec2(0.5, -0.5) * mirrorInner * at.xy / at.w;  // its picture is upside down
        seen += slope * mix(0.02, 0.003, deep) / mirrorWhole;
        vec2 spread = mix(vec2(0.0054, 0.0175), vec2(0.0007, 0.0015), deep) / mirrorWhole;
        float turn = 6.2831853 * chance(mm * 7.0);
        vec3 sum = vec3(0.0);
        for (int tap = 0; tap < 8; ++tap) {
            float away = sqrt((float(tap) + 0.5) / 8.0);
            vec2 aside = vec2(cos(turn + float(tap) * 2.399963), sin(turn + float(tap) * 2.399963)) * away;
            sum += min(texture(mirrorMap, seen + aside * spread).rgb, vec3(24.0));
        }
        EMISSIVE_COLOR = strength * sum / 8.0;
        SPECULAR_AMOUNT *= 1.0 - level;
        ROUGHNESS = mix(rough, 1.0, level);  // lamps are mirrored as they are, no more as points of light
        CLEARCOAT_AMOUNT *= 1.0 - level;
    }
}

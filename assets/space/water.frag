// Open water with small ripples: the bed shows through where it is shallow, and it mirrors what stands over it.

float depthOf(float shown)
{
    return CAMERA_PROPERTIES.x * CAMERA_PROPERTIES.y
            / (CAMERA_PROPERTIES.y - shown * (CAMERA_PROPERTIES.y - CAMERA_PROPERTIES.x));
}

void MAIN()
{
    vec2 uv = UV0 / side;
    vec3 n = normalize(NORMAL);
    vec3 towards = CAMERA_POSITION - VAR_WORLD_POSITION;
    vec3 view = normalize(towards);
    vec2 slope = texture(reliefMap, uv).xy + texture(reliefMap, vec2(-uv.y, uv.x) * 1.7 + 0.31).xy - 1.0;
    slope *= smoothstep(0.8, 0.95, n.y);
    NORMAL = normalize(n + 1.5 * vec3(slope.x, 0.0, -slope.y));

    // How far one looks through it to its bed: the picture of depths holds what is not seen through.
    float bed = depthOf(texture(DEPTH_TEXTURE, FRAGCOORD.xy / vec2(textureSize(DEPTH_TEXTURE, 0).xy)).r);
    float own = depthOf(FRAGCOORD.z);
    float way = max(bed - own, 0.0) * length(towards) / own;
    float thick = 1.0 - exp(-way / clarity);
    float glance = 1.0 - max(dot(NORMAL, view), 0.0);
    float strength = 0.06 + 0.94 * pow(glance, 3.0);
    float cover = max(thick, strength);

    vec3 colour = pow(tint.rgb, vec3(2.2));
    BASE_COLOR = vec4(colour * mix(1.1, 0.5, thick), cover);
    ROUGHNESS = 0.05;
    METALNESS = 0.0;
    SPECULAR_AMOUNT = 1.0;
    float level = 1.0 - smoothstep(0.6, 1.4, abs(VAR_WORLD_POSITION.y - mirrorLevel));
    if (mirrored * level > 0.0) {
        vec4 at = VIEWPROJECTION_MATRIX * vec4(VAR_WORLD_POSITION, 1.0);
        vec2 seen = vec2(0.5, 0.5) + vec2(0.5, -0.5) * mirrorInner * at.xy / at.w;  // its picture is upside down
        seen += slope * vec2(0.09, 0.11) / mirrorWhole;  // in tangents, as in surface.frag
        vec3 sum = vec3(0.0);
        for (int tap = 0; tap < 4; ++tap)
            sum += min(texture(mirrorMap, seen + vec2(0.0, 0.00125 * (float(tap) - 1.5) / mirrorWhole.y)).rgb, vec3(24.0));
        EMISSIVE_COLOR = mirrored * level * strength * sum / (4.0 * cover);
        SPECULAR_AMOUNT = 1.0 - mirrored * level;
    }
}

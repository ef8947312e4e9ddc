#version 440
// A look on the preview: step by step what `rendering/developing.py` does for stills.
layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;
layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float seed;
    vec2 size;          // of the picture in pixels
    float exposure;
    float warmth;
    float tint;
    float contrast;
    float saturation;
    float fade;
    float glow;
    float halation;
    float grain;
    float grain_size;
    float grain_colour;
    float vignette;
    float fringe;
    float softness;
    float bleed;
    float lines;
    float line_count;
    float wobble;
    float leak;
    float corner;
    float mat;
    float mat_foot;
    vec3 shadows;
    vec3 lights;
    vec3 ember;
    vec3 paper;
};
layout(binding = 1) uniform sampler2D source;
layout(binding = 2) uniform sampler2D halo;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);
const float RUN = 0.012;

// pcg3d, Jarzynski and Olano, Hash Functions for GPU Rendering, JCGT 9(3), 2020
float hashed(ivec2 at, int other)
{
    uvec3 v = uvec3(uint(at.x), uint(at.y), uint(other)) * 1664525u + 1013904223u;
    v.x += v.y * v.z;
    v.y += v.z * v.x;
    v.z += v.x * v.y;
    v ^= v >> 16u;
    v.x += v.y * v.z;
    return float(v.x >> 8u) / 16777216.0;
}

float corns(vec2 at, int other)
{
    ivec2 low = ivec2(floor(at));
    vec2 part = at - floor(at);
    float top = mix(hashed(low, other), hashed(low + ivec2(1, 0), other), part.x);
    float bottom = mix(hashed(low + ivec2(0, 1), other), hashed(low + ivec2(1, 1), other), part.x);
    return mix(top, bottom, part.y) - 0.5;
}

float shown(vec2 pixel, int channel, float apart, float stray)
{
    vec2 at = (pixel - size * 0.5) * apart + size * 0.5;
    at.x += stray;
    float reach = softness * size.y;
    if (reach <= 0.0)
        return textureLod(source, at / size, 0.0)[channel];
    float sum = 0.0;
    for (int y = -1; y <= 1; ++y)
        for (int x = -1; x <= 1; ++x) {
            float weight = (x == 0 ? 0.5 : 0.25) * (y == 0 ? 0.5 : 0.25);
            sum += weight * textureLod(source, (at + vec2(x, y) * reach) / size, 0.0)[channel];
        }
    return sum;
}

void main()
{
    vec2 pixel = qt_TexCoord0 * size;
    int grown = int(seed);
    float stray = 0.0;
    if (wobble > 0.0)
        stray = (2.0 * hashed(ivec2(0, int(floor(qt_TexCoord0.y * 240.0))), grown + 77) - 1.0) * wobble * size.y;
    vec3 seen = vec3(shown(pixel, 0, 1.0 - fringe, stray), shown(pixel, 1, 1.0, stray),
                     shown(pixel, 2, 1.0 + fringe, stray));

    vec4 spill = textureLod(halo, qt_TexCoord0, 0.0);
    if (bleed > 0.0) {
        vec3 there = textureLod(halo, qt_TexCoord0 - vec2(RUN * size.y / size.x, 0.0), 0.0).rgb;
        float here = dot(seen, LUMA);
        seen = clamp(here + (seen - here) * (1.0 - bleed) + (there - dot(there, LUMA)) * bleed, 0.0, 1.0);
    }
    vec3 added = spill.a * (glow * spill.rgb + halation * ember);
    seen = 1.0 - (1.0 - seen) * (1.0 - clamp(added, 0.0, 1.0));

    seen = clamp(seen * vec3(1.0 + 0.16 * warmth, 1.0 - 0.12 * tint, 1.0 - 0.20 * warmth) * exp2(exposure), 0.0, 1.0);
    seen += contrast * (seen * seen * (3.0 - 2.0 * seen) - seen);
    float grey = dot(seen, LUMA);
    seen = grey + (1.0 + saturation) * (seen - grey);
    seen += (1.0 - grey) * (0.15 + 0.85 * grey) * (shadows - 0.5) + grey * (lights - 0.5);
    seen = fade * 0.6 + clamp(seen, 0.0, 1.0) * (1.0 - fade);

    if (grain > 0.0) {
        vec2 corn = (pixel - 0.5) / max(1.0, grain_size * size.y);
        float alike = corns(corn, grown);
        grey = dot(seen, LUMA);
        vec3 apart = vec3(alike, corns(corn, grown + 11), corns(corn, grown + 23));
        seen += grain * (0.10 + 1.9 * clamp(grey * (1.0 - grey), 0.0, 1.0)) * mix(vec3(alike), apart, grain_colour);
    }

    vec2 at = (pixel - size * 0.5) / size.y;
    float half_wide = 0.5 * (size.x - 1.0) / size.y;
    seen *= 1.0 - vignette * smoothstep(0.15, 1.15, dot(at, at) / (half_wide * half_wide + 0.25));
    seen *= 1.0 - lines * (0.5 + 0.5 * cos(6.283185307 * (at.y + 0.5) * line_count));
    if (leak > 0.0) {
        float reach = smoothstep(-1.0, 0.15, -(at.x + half_wide) / 0.55 - 0.25 * sin(3.0 * at.y + 0.7));
        seen = 1.0 - (1.0 - clamp(seen, 0.0, 1.0)) * (1.0 - leak * reach * reach * vec3(1.0, 0.42, 0.12));
    }
    if (mat > 0.0 || corner > 0.0 || mat_foot > 0.0) {
        float foot = max(mat, mat_foot);
        vec2 beyond = vec2(abs(at.x) - (0.5 * size.x / size.y - mat - corner),
                           abs(at.y - (mat - foot) * 0.5) - (0.5 - (mat + foot) * 0.5 - corner));
        float outside = length(max(beyond, 0.0)) - corner + min(max(beyond.x, beyond.y), 0.0);
        seen = mix(seen, paper, clamp(outside * size.y + 0.5, 0.0, 1.0));
    }
    fragColor = vec4(clamp(seen, 0.0, 1.0), 1.0) * qt_Opacity;
}

#version 440
// A small copy of the picture, blurred along one way: the halo of `rendering/developing.py`, half of it at a time.
layout(location = 0) in vec2 qt_TexCoord0;
layout(location = 0) out vec4 fragColor;
layout(std140, binding = 0) uniform buf {
    mat4 qt_Matrix;
    float qt_Opacity;
    float level;    // how far the source is shrunk before
    float begins;   // 1 where bright parts are still to be told apart
    vec2 stride;    // from one texel of the halo to the next
};
layout(binding = 1) uniform sampler2D source;

const int REACH = 9;
const float SIGMA = 3.2;

void main()
{
    vec4 sum = vec4(0.0);
    float weights = 0.0;
    for (int i = -REACH; i <= REACH; ++i) {
        vec4 seen = textureLod(source, clamp(qt_TexCoord0 + float(i) * stride, vec2(0.0), vec2(1.0)), level);
        if (begins > 0.5)
            seen.a = smoothstep(0.62, 1.0, max(seen.r, max(seen.g, seen.b)));
        float weight = exp(-0.5 * float(i * i) / (SIGMA * SIGMA));
        sum += weight * seen;
        weights += weight;
    }
    fragColor = sum / weights;
}

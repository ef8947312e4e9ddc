// The picture of a lens with an opening, from that of a pinhole and its depths. A disc of samples is gathered around
// each pixel: one counts if the disc of its own depth reaches this pixel, as much as that disc is thin there. What is
// nearer lies over the rest by so much of its light as comes here; what is behind a sharp place never bleeds over it.
// Diameter of a disc: opening x m x |d - s| / d, as optics.sharpness.blur_mm has it.

const float GOLDEN = 2.39996323;

float depthAt(vec2 uv)
{
    float held = texture(DEPTH_TEXTURE, uv).r;
    return nearDepth * farDepth / (farDepth - held * (farDepth - nearDepth));
}

float radiusAt(float depth)
{
    float seen = focusDepth > 1.0e6 ? 1.0 / depth : abs(depth - focusDepth) / (depth * focusDepth);
    return min(0.5 * blurScale * seen, mostRadius);
}

void MAIN()
{
    vec2 uv = INPUT_UV;
    vec2 pixel = 1.0 / INPUT_SIZE;
    float here = depthAt(uv);
    float own = radiusAt(here);
    vec4 seen = texture(INPUT, uv);

    // how far may anything around reach: coarse, to leave sharp places at once
    float widest = own;
    for (int i = 0; i < 12; ++i) {
        float r = mostRadius * (0.2 + 0.8 * float(i) / 11.0);
        float a = float(i) * GOLDEN;
        widest = max(widest, min(radiusAt(depthAt(uv + vec2(cos(a), sin(a)) * r * pixel)), mostRadius));
    }
    if (widest > 0.7) {
        int count = int(clamp(widest * widest * 0.6, 16.0, 96.0));
        float part = widest * widest / float(count);
        float begin = fract(sin(dot(uv, vec2(12.9898, 78.233))) * 43758.5453) * 6.2831853 + turn;
        float behind = min(1.0, part / max(own * own, 0.25));
        float before = 0.0;
        vec4 rest = min(seen, vec4(brightest)) * behind;
        vec4 nearer = vec4(0.0);
        for (int i = 0; i < count; ++i) {
            float r = widest * sqrt((float(i) + 0.5) / float(count));
            float a = float(i) * GOLDEN + begin;
            vec2 at = uv + vec2(cos(a), sin(a)) * r * pixel;
            float depth = depthAt(at);
            float disc = radiusAt(depth);
            if (depth > here)
                disc = min(disc, own);
            float share = r / max(disc, 0.5);
            float shape = mix(1.0, 2.0 * max(1.0 - share * share, 0.0), soft);
            float comes = smoothstep(r - 1.0, r + 0.5, disc) * shape * min(1.0, part / max(disc * disc, 0.25));
            vec4 there = min(texture(INPUT, at), vec4(brightest));
            if (depth < here) {
                nearer += there * comes;
                before += comes;
            } else {
                rest += there * comes;
                behind += comes;
            }
        }
        seen = mix(rest / behind, nearer / max(before, 1.0e-4), min(before, 1.0));
    }
    FRAGCOLOR = seen;
}

void MAIN()
{
    vec3 sum = vec3(0.0);
    float weights = 0.0;
    for (int tap = -10; tap <= 10; ++tap) {
        float away = float(tap) / 10.0;
        float weight = exp(-3.0 * abs(away));
        vec2 at = INPUT_UV + vec2(away * abs(away) * 0.28, 0.0);
        vec3 light = min(texture(INPUT, at).rgb, vec3(12.0));
        float over = max(max(light.r, max(light.g, light.b)) - 1.6, 0.0);
        sum += weight * light * over / (over + 1.5);
        weights += weight;
    }
    FRAGCOLOR = vec4(sum / weights, 1.0);
}

void MAIN()
{
    vec4 seen = texture(INPUT, INPUT_UV);
    vec3 sum = vec3(0.0);
    for (int tap = -5; tap <= 5; ++tap)
        sum += texture(bright, INPUT_UV + vec2(float(tap) * 0.008, 0.0)).rgb;
    vec3 blue = mix(sum, vec3(0.35, 0.55, 1.0) * dot(sum, vec3(0.33)), 0.35);
    vec3 light = seen.rgb + strength * 0.28 * blue / 11.0;
    FRAGCOLOR = vec4(mix(light, vec3(dot(light, vec3(1.0 / 3.0))), crosstalk), seen.a);
}

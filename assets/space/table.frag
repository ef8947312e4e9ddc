VARYING vec2 place;

void MAIN()
{
    float passed = smoothstep(0.08, 0.5, length(place));
    BASE_COLOR = vec4(tone.rgb * (1.0 - passed), 1.0);
    EMISSIVE_COLOR = far * passed;
    ROUGHNESS = 0.7;
    METALNESS = 0.0;
    SPECULAR_AMOUNT = 0.3 * (1.0 - passed);
}

// Edges of flat shapes: red is chosen, green is under the pointer. A line of even thickness lies around each, with a
// soft dark one beside it that reads on any ground; within, the shape is tinted by a breath.

const int WAYS = 16;

void MAIN()
{
    vec2 pixel = 1.0 / INPUT_SIZE;
    vec4 own = texture(INPUT, INPUT_UV);
    vec2 here = own.rg;
    vec2 line = vec2(0.0);
    vec2 halo = vec2(0.0);
    for (int i = 0; i < WAYS; ++i) {
        float turn = 6.2831853 * float(i) / float(WAYS);
        vec2 way = vec2(cos(turn), sin(turn)) * pixel;
        line = max(line, texture(INPUT, INPUT_UV + way * thick * 0.5).rg);
        line = max(line, texture(INPUT, INPUT_UV + way * thick).rg);
        halo = max(halo, texture(INPUT, INPUT_UV + way * (thick + 1.5)).rg);
    }
    vec2 edge = clamp(line - here, 0.0, 1.0);
    vec2 dark = clamp(halo - line, 0.0, 1.0);

    float chosen = edge.r;
    float hover = edge.g * (1.0 - here.r) * (1.0 - chosen) * 0.85;
    float shade = max(dark.r, dark.g * 0.7) * 0.5 * (1.0 - max(chosen, hover));
    float tint = max(here.r * 0.07, here.g * 0.05) * (1.0 - max(chosen, hover));

    // colours come as light: this picture is laid over as it is
    vec3 chosenInk = pow(chosenColour.rgb, vec3(1.0 / 2.2));
    vec3 hoverInk = pow(hoverColour.rgb, vec3(1.0 / 2.2));
    vec3 colour = chosenInk * (chosen + here.r * tint) + hoverInk * (hover + (1.0 - here.r) * tint);
    FRAGCOLOR = vec4(colour, chosen + hover + shade + tint);
}

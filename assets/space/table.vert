VARYING vec2 place;

void MAIN()
{
    place = VERTEX.xy / 50.0;
}

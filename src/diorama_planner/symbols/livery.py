"""Well-known colours of well-known things: the default of the main slot, by catalogue id.

Only data. A thing that is not here takes the colour of its class, cars one of a small paint chart by their id.
"""

from __future__ import annotations

import zlib

from diorama_planner.drawing.primitives import Colour

WHITE, CREAM, SILVER, GREY, BLACK = "#f2f2ec", "#ece3c8", "#c3c8cc", "#7d858c", "#3a3e45"
RED, ORANGE, YELLOW, GREEN, BLUE, NAVY = "#c9302c", "#e07a2b", "#f2c230", "#2f7a4f", "#3457b5", "#27365f"
BRG, SKY, MINT, MAROON, BURGUNDY, BEIGE = "#24513c", "#8fb9d6", "#9fcfb4", "#7a2a2e", "#6a2233", "#cdbb95"
TAXI_YELLOW = "#f4b81c"
OLIVE, DARK_YELLOW, RUSSIAN, BRONZE, DESERT = "#5f6343", "#b7a268", "#56683f", "#6d6a49", "#c2ab7d"

PAINT_CHART: tuple[Colour, ...] = (RED, SILVER, NAVY, WHITE, BRG, "#b9722e", GREY, SKY, MAROON, BEIGE)

BODY_GROUPS: tuple[tuple[Colour, str], ...] = (
    (
        WHITE,
        "toyota_ae86_trueno honda_ek9 honda_dc2 porsche_rs27 mb_300sl nissan_s13 tesla_3 toyota_hiace_200 "
        "kei_truck suzuki_carry mitsubishi_evo3 volvo_p1800 mb_sprinter_w906 toyota_2000gt",
    ),
    (
        BLUE,
        "nissan_r34_gtr subaru_gdb subaru_22b nissan_r35 cobra_427 ford_gt veyron viper_gts bugatti_eb110 "
        "jaguar_e peugeot_205_gti",
    ),
    (
        RED,
        "ferrari_f40 ferrari_testarossa ferrari_308 ferrari_enzo ferrari_458 ferrari_250gto mazda_mx5_na "
        "honda_nsx lancia_integrale lancia_stratos alfa_gta mitsubishi_evo6 vw_golf1_gti thunderbird_55 "
        "audi_quattro mini_classic impala_66 charger_daytona nissan_180sx fiat_126 toyota_aw11 bmw_isetta "
        "nissan_dr30",
    ),
    (
        SILVER,
        "mclaren_f1 porsche_carrera_gt delorean nissan_kpgc10 aston_db5 nissan_r32_gtr nissan_z33 tesla_s "
        "porsche_356a toyota_gt86 corvette_c3 audi_rs2",
    ),
    (
        BLACK,
        "london_taxi_fx4 toyota_jzx100 charger_68 citroen_ds porsche_930 ford_model_t",
    ),
    (
        BRG,
        "mustang_1968 defender_90 camaro_67 mitsubishi_pajero_1 lotus_elise",
    ),
    (
        TAXI_YELLOW,
        "crown_vic checker_a11",
    ),
    (
        YELLOW,
        "honda_beat lambo_countach toyota_a90 mazda_rx3 renault_5_turbo",
    ),
    (
        OLIVE,
        "willys_mb cckw m3_halftrack m8_greyhound m113 sherman_m4a3 sherman_m4a3e8 harley_wla uh1h c47",
    ),
    (
        DARK_YELLOW,
        "tiger1 king_tiger panther_g pz4_h pz3_l stug3_g hetzer kubelwagen sdkfz251 sdkfz222 opel_blitz "
        "bmw_r75 flak88 flak88_emplaced pak40",
    ),
    (
        RUSSIAN,
        "t34_85 t34_76 kv1 is2 t55 t72",
    ),
    (
        BRONZE,
        "cromwell churchill7 carrier bedford_qlc_bowser",
    ),
    (
        DESERT,
        "abrams_m1a1 hmmwv hummer_h1",
    ),
    (
        "#43474d",
        "big_boy br01 br52 d51",
    ),
    (
        "#e6e9ea",
        "p51d b747_400 a320 b737_800 c172",
    ),
    (
        "#9aa4ab",
        "f4e f14a f15c f16c a10",
    ),
    (
        "#7d8577",
        "bf109g6 fw190a8 ju87b",
    ),
    (
        "#6f6f4e",
        "spitfire_vb hurricane_2c lancaster",
    ),
    (
        SILVER,
        "mig15 f86f p38l",
    ),
)
"""Colours that several things share."""

BODY: dict[str, Colour] = {
    **{thing_id: colour for colour, ids in BODY_GROUPS for thing_id in ids.split()},
    "mazda_rx7_fd": "#f0c419",
    "mazda_787b": "#e3712a",
    "porsche_917k": SKY,
    "ford_gt40": SKY,
    "nissan_s30": "#d8621f",
    "toyota_a80": "#d97b1c",
    "nissan_c110": "#e8e4d8",
    "datsun_510": "#c9302c",
    "nissan_s15": "#5b86c4",
    "lambo_miura": "#9ab83c",
    "alpine_a110": "#2d63ad",
    "porsche_901": "#b7c0b4",
    "porsche_964": "#4a6b8a",
    "porsche_993": "#2f5a45",
    "porsche_992": "#c5a23a",
    "porsche_959": "#c3c8cc",
    "vw_beetle": "#a7c6cf",
    "vw_t1": "#b5483a",
    "vw_t2": "#e08a3c",
    "vw_t3": "#7b8f6a",
    "citroen_2cv": "#b7bfa8",
    "citroen_h": "#b9bec0",
    "renault_4": "#6f93b3",
    "fiat_500f": "#d9e0c4",
    "fiat_panda": "#d8c68d",
    "trabant_601": "#a9c3c0",
    "vaz_2101": "#b79a63",
    "bmw_2002": "#de7a2e",
    "bmw_m3_e30": "#b92d2e",
    "bmw_m3_e36": "#ecc52e",
    "bmw_m3_e46": "#4d6a94",
    "bmw_m1": "#ece9e0",
    "bmw_csl": "#e9e8e2",
    "rr_shadow": "#5b2a34",
    "volvo_850e": "#e6cf7a",
    "smart_fortwo": "#3b3f46",
    "mustang_1965": "#a9342f",
    "mustang_1969": "#d5762b",
    "mustang_2015": "#c9302c",
    "camaro_69": "#d5762b",
    "challenger_70": "#7a3b7e",
    "cuda_70": "#86a63a",
    "firebird_70": "#e5e6e2",
    "gto_65": "#2f4d7a",
    "corvette_c1": "#d9c9a8",
    "corvette_c2": "#49698c",
    "belair_57": "#6fb7b5",
    "eldorado_59": "#e6a3b5",
    "toyota_crown_comfort": "#e5a91b",
    "toyota_fj40": "#7fa3a0",
    "toyota_lc80": "#c8bda3",
    "suzuki_jimny": "#b9b93f",
    "mb_g_w463": "#3d4a44",
    "defender_110": "#c8bd9b",
    "range_rover": "#7a8a5c",
    "lada_niva": "#a63a2f",
    "ford_bronco_66": "#6c9ab5",
    "wrangler_yj": "#a53a30",
    "wrangler_jl": "#e0882f",
    "cherokee_xj": "#7a2a2e",
    "subaru_sambar": "#cfd6da",
    "toyota_hilux_2015": "#a9342f",
    "unimog_406": "#5f7f4f",
    "ford_f150": "#2f5597",
    "ford_raptor": "#3b3f46",
    "chevy_c10": "#5aa3a0",
    "isuzu_elf": "#e6e9ea",
    "tow_truck_jp": "#e8e4da",
    "tow_truck_us": "#c9302c",
    "toyota_hiace_200_sl": "#d9dde0",
    "suzuki_every": "#b9c6d0",
    "chevy_express": "#e9ebea",
    "scania_r": "#c43a2f",
    "volvo_fh": "#2f5a9c",
    "kenworth_w900": "#7a2a3e",
    "peterbilt_379": "#27427a",
    "fire_engine_us": "#c4231f",
    "trailer_us_53": "#e6e8e8",
    "trailer_eu_136": "#3a6ea5",
    "school_bus_us": "#f5b21a",
    "routemaster_rm": "#c2212b",
    "citaro": "#e9e6dc",
    "bus_jp_max": "#dfe7ea",
    "forklift_25t": "#e7962b",
    "excavator_20t": "#eab42c",
    "te20": "#8d9597",
    "cb750": "#2f5aa8",
    "super_cub": "#4f86b8",
    "vespa_px": "#d9e3d8",
    "ducati_916": "#d01f26",
    "kawasaki_z1": "#a3542a",
    "bicycle_adult": "#2f6f8f",
    "leopard2": "#5a6350",
    "hurricane_2c": "#6b6b4a",
    "p47d": "#6d7256",
    "f4u_1d": "#34507a",
    "a6m2": "#7f8f79",
    "b17g": "#6b6c4d",
    "gp38_2": "#2f4f8a",
    "sd40_2": "#c95f28",
    "f7a": "#b83a30",
    "br218": "#b32a2c",
    "v200": "#9d2f33",
    "a3_scotsman": "#2f6a46",
    "class37": "#3b6a8f",
    "class08": "#d7a526",
    "shinkansen0": "#eceee9",
    "jnr103": "#e47a2e",
    "br_mk1": "#7b2f33",
    "br_mk3": "#d8dad6",
    "uicx": "#2f6153",
    "mineral16t": "#777c80",
    "boxcar50": "#8a3f2d",
    "boxcar40": "#8a4630",
    "boxcar60": "#c7a12f",
    "sgns60": "#5e4a3f",
    "vending_jp": "#d13a3a",
    "vending_us": "#2f66c4",
    "oil_drum": "#2f6fb5",
    "dumpster_fl": "#2f6a48",
    "dumpster_10": "#b8572e",
    "dumpster_20": "#3d6fa3",
    "dumpster_40": "#5b6a54",
    "skip_uk": "#e0b12c",
    "bin_wheelie_240": "#2d5f4a",
    "bin_wheelie_180": "#4b5563",
    "bin_wheelie_1100": "#3d464f",
    "mailbox_usps": "#2c4f94",
    "newspaper_box": "#c8452f",
    "hydrant_us": "#c8332b",
    "hydrant_de": "#b5342c",
    "portable_toilet": "#3d7fb0",
    "generator_set": "#d5a52b",
    "compressor": "#b4342e",
    "tool_chest": "#b9302e",
    "tool_box": "#b9302e",
    "engine_hoist": "#c9472d",
    "floor_jack": "#c43a2c",
    "pallet_jack": "#d98b24",
    "axle_stand": "#c43a2c",
    "propane_bbq": "#dfe1de",
    "gas_cylinder": "#5e7d5a",
    "fuel_pump_visible": "#c23a30",
    "fuel_pump_50s": "#c43a34",
    "fuel_dispenser": "#e4e6e4",
    "price_sign": "#2f62a8",
    "air_water": "#3d78b5",
    "site_cabin": "#dfe3dc",
    "tea_tray": "#7a3b28",
    "shopping_basket": "#c83f38",
    "beer_crate_jp": "#d8b02d",
    "beer_crate_eu": "#8a4b2b",
    "arcade": "#3d3a6b",
    "rug": "#9b3a3a",
    "bicycle": "#7d94a3",
    "scooter": "#c94a3c",
}

CONTAINER_CHART: tuple[Colour, ...] = ("#a8452f", "#2f5f8f", "#3d7a55", "#8d4a62", "#c9862f", "#6a7178", "#2f6d78")


def picked(chart: tuple[Colour, ...], thing_id: str) -> Colour:
    """Give a colour of a chart that is always the same for an id."""
    return chart[zlib.crc32(thing_id.encode()) % len(chart)]


def body_colour(thing_id: str, default: Colour) -> Colour:
    """Give the known colour of a thing, else the default."""
    return BODY.get(thing_id, default)

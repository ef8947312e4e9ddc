"""How cars differ from above: where screen, roof and rear glass lie, which cars have wings, stripes, slats.

`cars` draws from it. Stations are fractions of the length, 0 at the nose and 1 at the tail, read
off side views of typical cars of the class (builder's practice, unsourced).
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.contract import ThingShape


@dataclass(frozen=True, slots=True)
class CarStyle:
    """Stations of the glass along the length, widths as fractions of half the body width.

    `nose` and `tail` say how far the ends bow, as a fraction of the length; `waist` how much the flanks draw
    in between the wheels.
    """

    cowl: float
    roof_front: float
    roof_rear: float
    glass_end: float
    belt: float = 0.84
    roof: float = 0.68
    nose: float = 0.03
    tail: float = 0.018
    waist: float = 0.02
    taper: float = 0.9
    bow: float = 0.035
    fenders: bool = False
    open_top: bool = False


STYLES: dict[str, CarStyle] = {
    "saloon": CarStyle(0.30, 0.42, 0.70, 0.815),
    "coupe": CarStyle(0.335, 0.455, 0.675, 0.825, belt=0.83, roof=0.66),
    "hatch": CarStyle(0.275, 0.395, 0.845, 0.945, nose=0.025, tail=0.014),
    "liftback": CarStyle(0.325, 0.445, 0.70, 0.885),
    "fastback": CarStyle(0.345, 0.46, 0.66, 0.89, belt=0.82, roof=0.62, nose=0.04, tail=0.025),
    "long_bonnet": CarStyle(0.43, 0.525, 0.675, 0.865, belt=0.78, roof=0.58, nose=0.055, tail=0.035, waist=0.04),
    "muscle": CarStyle(0.36, 0.47, 0.66, 0.79, belt=0.82, roof=0.66, nose=0.018, tail=0.014, waist=0.03),
    "estate": CarStyle(0.285, 0.40, 0.90, 0.965, roof=0.7),
    "mid_engine": CarStyle(0.235, 0.40, 0.56, 0.635, belt=0.76, roof=0.56, nose=0.05, tail=0.02, taper=0.84),
    "wedge": CarStyle(0.20, 0.395, 0.545, 0.60, belt=0.78, roof=0.54, nose=0.022, tail=0.012, taper=0.9),
    "rear_engine": CarStyle(0.30, 0.40, 0.605, 0.79, belt=0.76, roof=0.6, nose=0.055, tail=0.05, waist=0.05),
    "beetle": CarStyle(
        0.315, 0.385, 0.62, 0.755, belt=0.66, roof=0.54, nose=0.075, tail=0.075, waist=0.1, fenders=True
    ),
    "micro": CarStyle(0.215, 0.335, 0.76, 0.89, belt=0.82, roof=0.66, nose=0.05, tail=0.04),
    "bubble": CarStyle(0.12, 0.31, 0.68, 0.86, belt=0.8, roof=0.66, nose=0.06, tail=0.08, waist=-0.01, taper=0.86),
    "roadster": CarStyle(
        0.345, 0.43, 0.60, 0.69, belt=0.8, roof=0.62, nose=0.05, tail=0.04, waist=0.035, open_top=True
    ),
    "open_long": CarStyle(
        0.42, 0.485, 0.67, 0.73, belt=0.76, roof=0.6, nose=0.065, tail=0.055, waist=0.04, open_top=True
    ),
    "cruiser": CarStyle(0.345, 0.44, 0.665, 0.765, belt=0.84, roof=0.7, nose=0.016, tail=0.02, waist=0.005),
    "offroad": CarStyle(
        0.30, 0.375, 0.925, 0.972, belt=0.86, roof=0.74, nose=0.012, tail=0.008, waist=0.01, bow=0.012, taper=0.95
    ),
    "jeep": CarStyle(
        0.375,
        0.42,
        0.90,
        0.965,
        belt=0.74,
        roof=0.68,
        nose=0.01,
        tail=0.006,
        waist=0.0,
        bow=0.0,
        taper=0.9,
        fenders=True,
    ),
    "veteran": CarStyle(
        0.36, 0.41, 0.80, 0.86, belt=0.5, roof=0.46, nose=0.01, tail=0.03, bow=0.0, fenders=True, open_top=True
    ),
    "prototype": CarStyle(
        0.33, 0.45, 0.56, 0.60, belt=0.46, roof=0.32, nose=0.06, tail=0.012, waist=-0.01, taper=0.93
    ),
}

STYLE_IDS: dict[str, str] = {
    "liftback": "toyota_ae86_trueno nissan_180sx honda_crx toyota_celica_t180 mustang_2015 tesla_s audi_quattro",
    "saloon": "nissan_kpgc10 datsun_510 toyota_jzx100 subaru_gdb mitsubishi_evo3 mitsubishi_evo6 mitsubishi_evo9 "
    "toyota_crown_comfort london_taxi_fx4 checker_a11 crown_vic bmw_2002 mb_190e_evo2 ford_escort1 trabant_601 "
    "vaz_2101 rr_shadow alfa_gta tesla_3 bmw_m3_e30",
    "coupe": "nissan_r34_gtr nissan_r33_gtr nissan_r32_gtr nissan_c110 nissan_dr30 nissan_r35 nissan_s13 nissan_s14 "
    "nissan_s15 mazda_rx3 mazda_rx8 subaru_22b bmw_m3_e36 bmw_m3_e46 bmw_csl honda_dc2 ford_capri1",
    "fastback": "nissan_z32 nissan_z33 mazda_rx7_fd mazda_rx7_fc toyota_a80 toyota_gt86 lexus_lfa aston_db5 "
    "volvo_p1800 citroen_ds mustang_1968",
    "long_bonnet": "nissan_s30 toyota_a90 toyota_2000gt ferrari_250gto mb_300sl viper_gts corvette_c2 corvette_c3",
    "hatch": "honda_ek9 honda_eg6 honda_civic_1 vw_golf1_gti vw_golf2_gti lancia_integrale fiat_panda "
    "renault_5_turbo renault_4 peugeot_205_gti",
    "micro": "honda_n600 subaru_360 mini_classic fiat_500f fiat_126 smart_fortwo citroen_2cv",
    "bubble": "bmw_isetta",
    "estate": "audi_rs2 volvo_850e",
    "mid_engine": "honda_nsx toyota_sw20 toyota_aw11 autozam_az1 ford_gt40 ford_gt ferrari_f40 ferrari_308 "
    "ferrari_enzo ferrari_458 mclaren_f1 lancia_stratos porsche_959 veyron bugatti_eb110 bmw_m1 lambo_miura",
    "wedge": "lambo_countach ferrari_testarossa delorean",
    "rear_engine": "porsche_356a porsche_901 porsche_rs27 porsche_930 porsche_964 porsche_993 porsche_996 "
    "porsche_992 alpine_a110",
    "beetle": "vw_beetle",
    "roadster": "mazda_mx5_na honda_s2000 honda_beat suzuki_cappuccino lotus_elise porsche_carrera_gt",
    "open_long": "jaguar_e cobra_427 thunderbird_55 corvette_c1",
    "cruiser": "belair_57 impala_66",
    "muscle": "mustang_1965 mustang_1969 camaro_67 camaro_69 charger_68 charger_daytona challenger_70 cuda_70 "
    "firebird_70 gto_65",
    "veteran": "ford_model_t",
    "prototype": "mazda_787b porsche_917k",
    "jeep": "toyota_fj40 wrangler_yj wrangler_jl suzuki_jimny defender_90 willys_mb kubelwagen",
    "offroad": "toyota_lc80 mitsubishi_pajero_1 mb_g_w463 defender_110 range_rover lada_niva ford_bronco_66 "
    "cherokee_xj hummer_h1 hmmwv",
}

OPEN_IDS = frozenset(["eldorado_59", "willys_mb", "kubelwagen"])
"""Cars that stand open although their style has a roof."""

FEATURE_IDS: dict[str, str] = {
    "popup": "toyota_ae86_trueno nissan_180sx mazda_mx5_na mazda_rx7_fc mazda_rx7_fd honda_nsx toyota_sw20 "
    "toyota_aw11 ferrari_f40 ferrari_testarossa ferrari_308 lambo_countach lambo_miura delorean bmw_m1 "
    "toyota_celica_t180 corvette_c3 lancia_stratos",
    "round": "vw_beetle mini_classic fiat_500f porsche_356a porsche_901 porsche_rs27 porsche_930 porsche_964 "
    "jaguar_e cobra_427 aston_db5 citroen_2cv willys_mb wrangler_yj wrangler_jl suzuki_jimny toyota_fj40 mb_g_w463 "
    "nissan_s30 datsun_510 vw_golf1_gti vw_golf2_gti ferrari_250gto toyota_2000gt lada_niva alfa_gta defender_90 "
    "defender_110 range_rover ford_model_t kubelwagen alpine_a110 trabant_601 renault_4 ford_bronco_66 mb_300sl "
    "honda_n600 subaru_360 bmw_isetta london_taxi_fx4 checker_a11 corvette_c1 thunderbird_55 volvo_p1800",
    "wing": "nissan_r34_gtr nissan_r33_gtr nissan_r32_gtr nissan_r35 toyota_a80 subaru_gdb subaru_22b "
    "mitsubishi_evo3 mitsubishi_evo6 mitsubishi_evo9 ferrari_f40 charger_daytona mb_190e_evo2 mazda_rx7_fd "
    "nissan_s15 honda_dc2 bmw_m3_e30 mazda_787b porsche_959 lancia_integrale",
    "whale_tail": "porsche_930 porsche_rs27",
    "slats": "toyota_sw20 toyota_aw11 honda_nsx ferrari_f40 ferrari_testarossa ferrari_308 ferrari_enzo "
    "ferrari_458 lambo_countach lambo_miura lancia_stratos delorean ford_gt ford_gt40 mclaren_f1 bmw_m1 veyron "
    "bugatti_eb110 porsche_901 porsche_rs27 porsche_964 porsche_993 porsche_996 porsche_992 porsche_356a "
    "porsche_carrera_gt vw_beetle fiat_500f fiat_126 alpine_a110 autozam_az1 porsche_959 porsche_917k subaru_360",
    "stripes": "cobra_427 mustang_1968 camaro_69 viper_gts ford_gt ford_gt40 alpine_a110 porsche_917k camaro_67",
    "bonnet_patch": "mustang_1969 cuda_70 challenger_70 firebird_70 bmw_csl ford_capri1",
    "vents": "nissan_r34_gtr mitsubishi_evo6 mitsubishi_evo9 lexus_lfa viper_gts ferrari_enzo lancia_integrale",
    "scoop": "subaru_gdb subaru_22b mustang_1969 cuda_70 challenger_70 toyota_celica_t180",
    "roll_top": "citroen_2cv fiat_500f",
    "spare": "suzuki_jimny toyota_fj40 defender_90 defender_110 wrangler_yj wrangler_jl mb_g_w463 willys_mb "
    "mitsubishi_pajero_1 ford_bronco_66",
    "rack": "defender_110 toyota_lc80 cherokee_xj",
    "taxi": "toyota_crown_comfort london_taxi_fx4 checker_a11 crown_vic",
    "fins": "belair_57 eldorado_59",
    "split": "bmw_isetta",
    "t_bar": "mazda_787b",
}


def style_name(thing: ThingShape) -> str:
    """Choose a style: by id, else by category and by how tall the car is for its length."""
    for name, ids in STYLE_IDS.items():
        if thing.id in ids.split():
            return name
    length, width, height = thing.real_mm
    if thing.category == "car_offroad":
        return "offroad"
    if thing.category == "car_race":
        return "prototype"
    if thing.id == "eldorado_59":
        return "cruiser"
    if length < 3300:
        return "micro"
    if height < 0.68 * width:
        return "mid_engine"
    if height < 0.75 * width:
        return "coupe"
    return "hatch" if length < 4150 else "saloon"


def features(thing: ThingShape) -> frozenset[str]:
    """Give the extras of a car."""
    return frozenset(name for name, ids in FEATURE_IDS.items() if thing.id in ids.split())

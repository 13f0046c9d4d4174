"""Cities in which reports are dated."""

from __future__ import annotations

from egpk_desk.text.folding import fold

CITIES = frozenset(
    fold(" ".join(city.split()))
    for city in """
        أديس أبابا | نيروبي | لاهاي | طوكيو | فيينا | روما | مدريد | أثينا | كابول | كراتشي | جاكرتا | داكار | أربيل
        | البصرة | حلب | بورتسودان | سلطنة عمان | الظهران | مكة المكرمة | المدينة المنورة | الجيزة | عاليه | صيدا |
        وهران | فاس | مراكش | القاهرة | بيروت | دمشق | بغداد | الرياض | جدة | الدوحة | أبوظبي | أبو ظبي | دبي |
        الشارقة | المنامة | الكويت | مسقط | صنعاء | عدن | عمان | عمّان | القدس | رام الله | غزة | الخرطوم | طرابلس |
        بنغازي | تونس | الجزائر | الرباط | الدار البيضاء | نواكشوط | مقديشو | جيبوتي | إسطنبول | أنقرة | طهران |
        إسلام آباد | نيودلهي | بكين | موسكو | لندن | باريس | برلين | واشنطن | نيويورك | بروكسل | جنيف | الإسكندرية |
        وكالات | cairo | beirut | doha | london | washington | paris | brussels | amman | abu dhabi | dubai | riyadh
        | istanbul | ankara | islamabad | berlin | geneva | new york | tunis | rabat | baghdad | damascus |
        jerusalem
    """.split("|")
)
"""Folded names, as they stand before a date or behind the authors."""

"""The words texts from outside are made of, and texts as people and programs write them."""

from tests.core.values.test_numbers import NONE, ONE, TWO

NUMBERS = (
    *"0123456789", "12", "345", "000", "1.234", ".", ",", ".", ",", "-", "−", "+", "(", ")", " ", "\u00a0", "Rp", "Rp.",
    "IDR", "%", "juta", "rb", "M", " Laporan", "Orang/ Bulan", ",-", ".-", "e5", "E+17", "x", "/", "²", "'", "nihil",
)  # fmt: skip
KNOWN_NUMBERS = (*ONE, *TWO, *NONE)
DAYS = (
    *"0123456789", "12", "31", "29", "2026", "1900", "9999", "0000", "/", "-", ".", " ", ",", "Desember", "des", "Agt", "Feb",
    "Pebruari", "Senin, ", "jum'at ", " pukul ", " jam ", "16.00", "24:00", "23:59:60", " WIB", "wit", "T", "Z", "+07:00",
    "W52-7", "-", "t.t.",
)  # fmt: skip
KNOWN_DAYS = (
    "9 Desember 2026", "09/12/2026", "2026-12-09", "Senin, 9 Des 2026", "29 Februari 2024", "2026-12-09T16:00:00+07:00",
    "9 Desember 2026 pukul 16.00 WIB", "20261209", "2026-W50-3", "31/12/9999 23:59:59 wit", "0001-01-01T00:00+14:00",
)  # fmt: skip
NOTES = (
    *"0123456789", "09", ".", ":", "00", " WIB", "Sri", " (KKP)", "(", ")", ",", ";", "\n", "NIP", "NI PPPK", "1985", "0101",
    "201001", "001", " ", "-", "E+17", "apa yang salah", "lakukan ini",
)  # fmt: skip
KNOWN_NOTES = (
    "09.00 WIB", "23:59", "Sri (KKP)\nBudi (UMUM), Ani", "NIP. 19850101 201001 1 001", "198501012010011001", "1,98501E+17",
    "Angkanya lain; samakan dengan dokumen", "ABCD-EFGH-JKLM-NPQR", "Sidik jurnal: abcd efgh",
)  # fmt: skip
FORMATS = (
    *"0#?.,;%@/_*\\ -()", "General", "Standard", "E+00", "e-0", "yyyy", "mm", "dd", "h", "ss", "AM/PM", "[h]", "[Red]",
    "[$Rp-421]", "[>=100]", "[<0]", "[=", "]", '"teks"', '"', "General ", "ggge", "00", "# ??/??", "x", "Rp",
)  # fmt: skip
KNOWN_FORMATS = (
    "General", "#,##0.00", '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', "0%", "0.00E+00", "# ?/?", "[h]:mm:ss",
    "dd/mm/yyyy", '[>=1000000]0,,"jt";[>=1000]0,"rb";0', "[Red](0.00);[Blue]0.00", "[$-421]dd mmmm yyyy;@", ";;;", "00000",
)  # fmt: skip
CONDITIONS = (
    "[Realisasi]", "[Pagu]", "[ ]", "[", "]", "1", "0", "2.5", "99999999999", "0.1", '"teks"', '""', '"', "+", "-", "*", "/",
    "^", "&", "=", "<>", "<", "<=", ">", ">=", "(", ")", "(", ")", ",", ";", " ", "TRUE", "FALSE", "AND(", "OR(", "NOT(", "IF(",
    "ABS(", "ISBLANK(", "ISNUMBER(", "LEN(", "TRIM(", "MIN(", "MAX(", "SUM(", "ROUND(", "SIN(", "wibawa",
)  # fmt: skip
KNOWN_CONDITIONS = (
    "[Realisasi TW II] <= [Pagu]", "IF(ISNUMBER([A]),ROUND([A]/[B],2)=0.5,LEN(TRIM([C]))>3)", "2^-3^2", "-(-1)",
    "OR(AND([A]>1,[B]<2),NOT(ISBLANK([C])))", '[A]&"x"="ax"', "SUM([A],[B],1)/MAX([A],2)", "10^308*10", "ROUND([A],-400)",
)  # fmt: skip
FORMULAS = (
    "A1", "$A$1", "XFD1048576", "A:A", "$A:XFD", "1:1", "$1:$1048576", "A0", "ZZZ9", ":", "!", "'Lembar 1'", "'", '"teks"', '"',
    "[1]", "[", "]", "Tabel[[#All],[A]]", "SUM(", ")", ",", "+", "-", "*", "R1C1", "LOG10(", "A1B2", ".", "\\", " ", "#REF!",
)  # fmt: skip
KNOWN_FORMULAS = (
    "SUM(A1:B2)+'Lembar 1'!$C$3*2", "A1:B2", 'IF(A:A=1,[1]Data!$B$2,"A1")', "LOG10(A1)+B$2+$C3", "1:3", "Tabel[[#This Row],[A1]]",
)  # fmt: skip
LITERALS = (
    *"0123456789", "1", "46211", "-", "+", ".", ",", "e", "E", "e308", "e-400", "e999999", "NaN", "INF", " ", "true", "TRUE", "#N/A",
    "2026-01-01", "T", "10:00", "Z", "_x000D_", "_xD83D_", "\u0661",
)  # fmt: skip
KNOWN_LITERALS = (
    "0", "1", "12.5", "1E+17", "-1.7976931348623157e308", "46211.999999999", "60.5", "2958465.99999", "2026-01-01T10:00:00",
    "2026-01-01", "#DIV/0!", "0.1e-329", "99999999999",
)  # fmt: skip
JSON = (
    "{", "}", "[", "]", ":", ",", '"', '"v":1', '"at":"2026-07-08T02:00:00.000000+00:00"', '"by":"Kabag"', '"data":{}', '"heads":[]',
    '"kind":"bagian_disahkan"', '"kind":"kiriman_diterima"', "null", "1e999", "-0", "true", '"\\ud800"', "NaN", "1" * 5000, "[" * 2000,
)  # fmt: skip

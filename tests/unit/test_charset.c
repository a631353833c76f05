/* test_charset.c -- which encoding, and why. */
#include "tests/read.h"

#include "read/charset.h"

#define GA_949 "\xB0\xA1" /* 가 */
#define PPYEOP "\x94\xEE" /* 뷁: in CP949 only */
#define HANGUL_949 "\xBF\xC0\xB4\xC3\xC0\xBA \xB8\xBC\xC0\xBD"
#define HANGUL_8 "\xEC\x98\xA4\xEB\x8A\x98\xEC\x9D\x80 \xEB\xA7\x91\xEC\x9D\x8C" /* 오늘은 맑음 */
#define BAD "\xEF\xBF\xBD"

static const struct { const char *why, *in; size_t len; const char *http, *forced, *charset, *from, *out; } cases[] = {
    {"plain UTF-8", HANGUL_8, 0, "", "", "UTF-8", "guess", HANGUL_8},
    {"ASCII", "abc", 0, "", "", "UTF-8", "guess", "abc"},
    {"BOM", "\xEF\xBB\xBF" HANGUL_8, 0, "euc-kr", "", "UTF-8", "bom", HANGUL_8},
    {"valid UTF-8 wins over a label", HANGUL_8, 0, "euc-kr", "", "UTF-8", "guess", HANGUL_8},
    {"valid UTF-8 wins over meta", "<meta charset=euc-kr>" HANGUL_8, 0, "", "", "UTF-8", "guess", "<meta charset=euc-kr>" HANGUL_8},
    {"HTTP says UTF-8", HANGUL_8, 0, "UTF-8", "", "UTF-8", "http", HANGUL_8},
    {"HTTP says EUC-KR", HANGUL_949, 0, "EUC-KR", "", "EUC-KR", "http", HANGUL_8},
    {"a WHATWG label", HANGUL_949, 0, "ks_c_5601-1987", "", "EUC-KR", "http", HANGUL_8},
    {"cp949", HANGUL_949, 0, "cp949", "", "EUC-KR", "http", HANGUL_8},
    {"ms949", HANGUL_949, 0, "MS949", "", "EUC-KR", "http", HANGUL_8},
    {"uhc", HANGUL_949, 0, " uhc ", "", "EUC-KR", "http", HANGUL_8},
    {"meta", "<meta charset=\"euc-kr\">" HANGUL_949, 0, "", "", "EUC-KR", "meta", "<meta charset=\"euc-kr\">" HANGUL_8},
    {"meta of the old kind", "<META http-equiv=Content-Type content='text/html; charset=euc-kr'>" GA_949, 0, "", "", "EUC-KR", "meta",
     "<META http-equiv=Content-Type content='text/html; charset=euc-kr'>\xEA\xB0\x80"},
    {"syllables that EUC-KR has not", GA_949 PPYEOP GA_949, 0, "euc-kr", "", "EUC-KR", "http", "\xEA\xB0\x80\xEB\xB7\x81\xEA\xB0\x80"},
    {"no label: statistics", HANGUL_949, 0, "", "", "EUC-KR", "guess", HANGUL_8},
    {"forced", HANGUL_949, 0, "utf-8", "euc-kr", "EUC-KR", "user", HANGUL_8},
    {"UTF-16 with a BOM", "\xFF\xFE\x00\xAC.\x00", 6, "", "", "UTF-16LE", "bom", "\xEA\xB0\x80."},
    {"UTF-16, the other way round", "\xFE\xFF\xAC\x00\x00.", 6, "", "", "UTF-16BE", "bom", "\xEA\xB0\x80."},
    {"UTF-16 without a BOM", "<\0p\0 \0i\0d\0>\0\x00\xAC", 14, "", "", "UTF-16LE", "guess", "<p id>\xEA\xB0\x80"},
    {"the other way round", "\0<\0p\0 \0i\0d\0>\xAC\x00", 14, "utf-8", "", "UTF-16BE", "guess", "<p id>\xEA\xB0\x80"},
    {"UTF-32", "\xFF\xFE\0\0\x00\xAC\0\0.\0\0\0", 12, "", "", "UTF-32LE", "bom", "\xEA\xB0\x80."},
    {"a label of Latin letters on Korean bytes", HANGUL_949, 0, "iso-8859-1", "", "EUC-KR", "guess", HANGUL_8},
    {"in meta", "<meta charset=windows-1252>" HANGUL_949, 0, "", "", "EUC-KR", "guess", "<meta charset=windows-1252>" HANGUL_8},
    {"where it is true", "caf\xE9 noir", 0, "iso-8859-1", "", "ISO_8859-1:1987", "http", "caf\xC3\xA9 noir"},
    {"truncated UTF-8", HANGUL_8 "\xEC\x98", 0, "", "", "UTF-8", "guess", HANGUL_8 BAD},
    {"broken within UTF-8", HANGUL_8 HANGUL_8 HANGUL_8 HANGUL_8 "\xFF" HANGUL_8, 0, "utf-8", "", "UTF-8", "http",
     HANGUL_8 HANGUL_8 HANGUL_8 HANGUL_8 BAD HANGUL_8},
};

static void decodes(void **state)
{
    for (size_t i = 0; i < NX_LEN(cases); i++) {
        nx_ctx c = {.arena = *state};
        newsx_source src = NEWSX_SOURCE_INIT;
        newsx_str in = {cases[i].in, cases[i].len ? cases[i].len : strlen(cases[i].in)};
        src.charset = nx_cstr(cases[i].http);
        src.charset_forced = nx_cstr(cases[i].forced);
        nx_decoded d = {0};
        newsx_status st = nx_charset_decode(&d, in, &src, &c);
        if (st != NEWSX_OK)
            fail_msg("%s: status %d", cases[i].why, st);
        if (!nx_str_is(d.charset, cases[i].charset) || !nx_str_is(d.from, cases[i].from) || !nx_str_is(d.text, cases[i].out))
            fail_msg("%s: %.*s by %.*s: %.*s", cases[i].why, NX_FMT(d.charset), NX_FMT(d.from), NX_FMT(d.text));
        bool lossy = strstr(cases[i].out, BAD) != NULL;
        assert_int_equal(c.notes.n > 0, lossy);
    }
}

static void refuses_what_is_no_text(void **state)
{
    static const struct { const char *why, *in; size_t len; const char *forced; newsx_status st; } bad[] = {
        {"a PNG", "\x89PNG\r\n\x1A\n....", 12, "", NEWSX_ECHARSET},
        {"NULs", "a\0b\0c\0d\0e\0f\0g\0", 14, "", NEWSX_ECHARSET},
        {"random bytes", "\x81\x30\xFF\xC3\x28\xA0\xA1\xE2\x28\xA1\x90\xFF\xFE\x90", 14, "", NEWSX_ECHARSET},
        {"an unknown forced label", "abc", 3, "klingon", NEWSX_EARG},
    };
    for (size_t i = 0; i < NX_LEN(bad); i++) {
        newsx_error err = {0};
        nx_ctx c = {.arena = *state, .err = &err};
        newsx_source src = NEWSX_SOURCE_INIT;
        src.charset_forced = nx_cstr(bad[i].forced);
        nx_decoded d;
        newsx_status st = nx_charset_decode(&d, (newsx_str){bad[i].in, bad[i].len}, &src, &c);
        if (st != bad[i].st || err.text[0] == '\0')
            fail_msg("%s: status %d %s", bad[i].why, st, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {NX_TEST(decodes), NX_TEST(refuses_what_is_no_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

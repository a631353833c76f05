/* scan.c -- a JSON reader for what our own writer wrote; a library that builds trees takes 25 times as long. */
#include "scan.h"

#include <string.h>

static const char *behind_string(const char *at) /* at its first quote */
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at + 1;
}

static const char *behind_value(const char *at)
{
    int depth = 0;
    if (*at == '"')
        return behind_string(at);
    if (*at != '{' && *at != '[') {
        while (*at != ',' && *at != ']' && *at != '}')
            at++;
        return at;
    }
    do {
        while (*at != '"' && (*at | 0x20) != '{' && (*at | 0x20) != '}') /* 0x20: brackets to braces */
            at++;
        depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        at = *at == '"' ? behind_string(at) : at + 1;
    } while (depth);
    return at;
}

bool nx_scan_element(const char **at, newsx_str *value)
{
    const char *p = *at + (**at == '[' || **at == ',');
    if (*p == ']')
        return false;
    *at = behind_value(p);
    *value = (newsx_str){p, (size_t)(*at - p)};
    return true;
}

bool nx_scan_member(const char **at, newsx_str *name, newsx_str *value)
{
    const char *p = *at + (**at == '{' || **at == ',');
    if (*p == '}')
        return false;
    const char *colon = behind_string(p);
    *name = (newsx_str){p + 1, (size_t)(colon - p) - 2};
    *at = behind_value(colon + 1);
    *value = (newsx_str){colon + 1, (size_t)(*at - colon) - 1};
    return true;
}

static bool find(const char **at, const char *name, newsx_str *value)
{
    newsx_str key;
    size_t len = strlen(name);
    while (nx_scan_member(at, &key, value))
        if (key.len == len && memcmp(key.at, name, len) == 0)
            return true;
    return false;
}

newsx_str nx_scan_get(newsx_str object, const char **at, const char *name)
{
    newsx_str value;
    if (*object.at == '{' && (find(at, name, &value) || (*at = object.at, find(at, name, &value))))
        return value;
    return (newsx_str){"null", 4};
}

static void add_character(nx_text *room, const char *digits) /* of \uXXXX: signs that JavaScript or terminals mistake, all below U+D800 */
{
    static const char hex[] = "0123456789abcdef";
    unsigned c = 0;
    for (int i = 0; i < 4; i++)
        c = c << 4 | (unsigned)(strchr(hex, digits[i] | 32) - hex);
    char three[] = {(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3f)), (char)(0x80 | (c & 0x3f))};
    char two[] = {(char)(0xc0 | c >> 6), three[2]}, one = (char)c;
    nx_text_add(room, c < 0x80 ? &one : c < 0x800 ? two : three, c < 0x80 ? 1 : c < 0x800 ? 2 : 3);
}

newsx_str nx_scan_text(newsx_str string, nx_text *room)
{
    static const char names[] = "nrtbf", values[] = "\n\r\t\b\f";
    const char *at = string.at + 1, *end = string.at + string.len - 1, *escape;
    if (!memchr(at, '\\', (size_t)(end - at)))
        return (newsx_str){at, (size_t)(end - at)};
    room->len = 0;
    while ((escape = memchr(at, '\\', (size_t)(end - at))) != NULL) {
        const char *name = strchr(names, escape[1]);
        nx_text_add(room, at, (size_t)(escape - at));
        if (escape[1] == 'u')
            add_character(room, escape + 2);
        else
            nx_text_add(room, name ? values + (name - names) : escape + 1, 1);
        at = escape + (escape[1] == 'u' ? 6 : 2);
    }
    nx_text_add(room, at, (size_t)(end - at));
    return (newsx_str){room->at, room->len};
}

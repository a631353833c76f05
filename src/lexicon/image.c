/* image.c -- opening an image: every offset is checked once, here. */
#include "lexicon/image.h"

uint32_t nx_fold(uint32_t c)
{
    if (c < 0x80)
        return c;
    if (c >= 0xFF10u && c <= 0xFF19u)
        return c - 0xFF10u + '0';
    switch (c) {
    case 0x318Du: /* ㆍ */
    case 0x2027u: /* ‧ */
    case 0xFF65u: /* ･ */
    case 0x30FBu: /* ・ */
    case 0x2022u: /* • */
    case 0x2024u: /* ․ */
    case 0x2219u: /* ∙ */
    case 0x22C5u: /* ⋅ */
        return 0xB7u;
    case 0x223Cu: /* ∼ */
    case 0xFF5Eu: /* ～ */
    case 0x301Cu: /* 〜 */
        return '~';
    case 0xA0u:
        return ' ';
    default:
        return c;
    }
}

uint64_t nx_image_checksum(newsx_str bytes)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a over words of eight bytes */
    for (size_t i = sizeof(nx_image_header); i + 8 <= bytes.len; i += 8) {
        uint64_t w;
        memcpy(&w, bytes.at + i, 8);
        h = (h ^ w) * 1099511628211u;
        h ^= h >> 29;
    }
    return h;
}

static const size_t record_size[NX_SECTION_COUNT] = {
    1,
    sizeof(nx_image_entry),
    sizeof(uint8_t),
    sizeof(nx_image_class),
    sizeof(nx_image_str),
    sizeof(uint16_t),
    sizeof(nx_trie_unit),
    sizeof(uint16_t),
    sizeof(nx_trie_unit),
    sizeof(uint16_t),
    sizeof(uint32_t),
    sizeof(uint32_t),
    sizeof(uint32_t),
    sizeof(nx_image_rule),
    sizeof(nx_image_group),
    sizeof(nx_image_str),
};

static bool str_ok(const nx_image *i, nx_image_str s)
{
    return s.at <= i->strings.len && s.len <= i->strings.len - s.at;
}

/* Lists follow each other: a head with the number of items, then the items. */
static const char *check_postings(const nx_image *i)
{
    for (uint32_t k = 0; k < i->postings;) {
        uint32_t head = i->posting[k++], n = head & ~NX_POST_HEAD;
        if (!nx_post_is_head(head) || n > i->postings - k)
            return "a posting list out of bounds";
        for (uint32_t end = k + n; k < end; k++) {
            uint32_t item = i->posting[k];
            if (item & NX_POST_RULE ? (item & ~(NX_POST_RULE | NX_POST_AFTER_NUMERAL)) >= i->rules : item >= i->entries)
                return "a posting out of bounds";
        }
    }
    return NULL;
}

/* Values are an entry or point at the items of a list, right behind its head. */
static const char *check_trie(const nx_image *i, const nx_trie *t)
{
    if (t->n <= i->heads)
        return "a trie without its first characters";
    for (uint32_t k = 0; k < t->n; k++) {
        uint32_t v = t->unit[k].value;
        bool one = v & NX_POST_ENTRY;
        if (v && (one ? (v & ~NX_POST_ENTRY) >= i->entries : v > i->postings || !nx_post_is_head(i->posting[v - 1])))
            return "a trie value that is no posting list";
        if (t->unit[k].base > t->n - i->heads)
            return "a trie base out of bounds";
    }
    return NULL;
}

static const char *check_codes(const nx_image *i)
{
    uint16_t largest = 0;
    for (uint32_t c = 0; c < 65536; c++)
        largest = i->code[c] > largest ? i->code[c] : largest;
    return largest < i->heads ? NULL : "a code out of bounds";
}

static const char *check_records(const nx_image *i)
{
    for (uint32_t k = 0; k < i->entries; k++) {
        const nx_image_entry *e = &i->entry[k];
        if (!str_ok(i, e->surface) || !str_ok(i, e->canon) || !str_ok(i, e->attr) || e->cls >= i->classes || e->cls != i->class_of[k] ||
            e->file >= i->files)
            return "an entry out of bounds";
    }
    for (uint32_t k = 0; k < i->classes; k++) {
        if (!str_ok(i, i->cls[k].name) || i->cls[k].first > i->entries || i->cls[k].n > i->entries - i->cls[k].first)
            return "a class out of bounds";
        for (uint32_t e = 0; e < i->cls[k].n; e++)
            if (i->entry[i->cls[k].first + e].cls != k)
                return "an entry in another's class";
    }
    for (uint32_t k = 0; k < i->files; k++)
        if (!str_ok(i, i->file[k]))
            return "a file name out of bounds";
    for (uint32_t k = 0; k < i->kinds; k++)
        if (!str_ok(i, i->kind[k]))
            return "a kind out of bounds";
    for (uint32_t k = 0; k < i->rules; k++) {
        const nx_image_rule *r = &i->rule[k];
        if (!str_ok(i, r->id) || !r->id.len || !str_ok(i, r->pattern) || !str_ok(i, r->value) || r->file >= i->files || r->kind >= i->kinds ||
            r->group > i->groups || r->groups > i->groups - r->group || r->lead > NX_LEAD_BATCHIM)
            return "a rule out of bounds";
        if (r->lead == NX_LEAD_NUMERAL && r->groups == 0)
            return "a rule without its numeral";
    }
    for (uint32_t k = 0; k < i->groups; k++)
        if (!str_ok(i, i->group[k].name) || i->group[k].type > NX_GROUP_LEX ||
            (i->group[k].type == NX_GROUP_LEX && i->group[k].cls >= i->classes))
            return "a group out of bounds";
    return NULL;
}

static const char *check_header(const nx_image_header *h, newsx_str bytes)
{
    if (bytes.len < sizeof *h || memcmp(h->magic, "NXDI", 4) != 0)
        return "not a newsx dictionary image";
    if (h->order != 0x01020304u)
        return "made on a machine of another byte order";
    if (h->format != NX_IMAGE_FORMAT || h->sections != NX_SECTION_COUNT)
        return "made by another version of nxdict; make it again";
    if (h->length != bytes.len)
        return "cut short or grown";
    for (uint32_t k = 0; k < NX_SECTION_COUNT; k++) {
        nx_image_str s = h->section[k];
        if (s.at % 8 || s.at < sizeof *h || s.at > bytes.len || s.len > bytes.len - s.at || s.len % record_size[k])
            return "a section out of bounds";
    }
    nx_image_str strings = h->section[NX_SECTION_STRINGS];
    if (bytes.len - strings.at - strings.len < 4) /* a character that is cut at the end of a string is read past it */
        return "nothing behind the strings";
    if (h->section[NX_SECTION_PAIRS].len != NX_PAIRS * sizeof(uint32_t))
        return "a table of pairs of the wrong size";
    return h->section[NX_SECTION_CODES].len == 65536 * sizeof(uint16_t) ? NULL : "a code table of the wrong size";
}

newsx_status nx_image_check(nx_image *out, newsx_str bytes, const char *name, newsx_error *err)
{
    const nx_image_header *h = (const nx_image_header *)(const void *)bytes.at;
    const char *why = (uintptr_t)bytes.at % 8 ? "not aligned to eight bytes" : check_header(h, bytes);
    if (why)
        return nx_error_set(err, NEWSX_EDATA, 0, 0, "%s: %s", name, why);
#define RECORDS(k) ((const void *)(bytes.at + h->section[k].at))
#define COUNT(k) ((uint32_t)(h->section[k].len / record_size[k]))
    nx_image i = {
        .header = h,
        .strings = {bytes.at + h->section[NX_SECTION_STRINGS].at, h->section[NX_SECTION_STRINGS].len},
        .entry = RECORDS(NX_SECTION_ENTRIES),
        .class_of = RECORDS(NX_SECTION_CLASS_OF),
        .cls = RECORDS(NX_SECTION_CLASSES),
        .file = RECORDS(NX_SECTION_FILES),
        .kind = RECORDS(NX_SECTION_KINDS),
        .code = RECORDS(NX_SECTION_CODES),
        .scanned = {RECORDS(NX_SECTION_SCANNED), RECORDS(NX_SECTION_SCANNED_LABELS), COUNT(NX_SECTION_SCANNED)},
        .asked = {RECORDS(NX_SECTION_ASKED), RECORDS(NX_SECTION_ASKED_LABELS), COUNT(NX_SECTION_ASKED)},
        .head = RECORDS(NX_SECTION_HEADS),
        .pair = RECORDS(NX_SECTION_PAIRS),
        .posting = RECORDS(NX_SECTION_POSTINGS),
        .rule = RECORDS(NX_SECTION_RULES),
        .group = RECORDS(NX_SECTION_GROUPS),
        .entries = COUNT(NX_SECTION_ENTRIES),
        .classes = COUNT(NX_SECTION_CLASSES),
        .files = COUNT(NX_SECTION_FILES),
        .heads = COUNT(NX_SECTION_HEADS),
        .postings = COUNT(NX_SECTION_POSTINGS),
        .rules = COUNT(NX_SECTION_RULES),
        .groups = COUNT(NX_SECTION_GROUPS),
        .kinds = COUNT(NX_SECTION_KINDS),
    };
    if (i.classes < NX_LEX_COUNT)
        why = "fewer word classes than the library knows; make it again";
    if (!why && (i.rules >= UINT16_MAX || i.entries >> NX_ENTRY_BITS || i.classes > UINT8_MAX + 1u))
        why = "too many rules, entries or word classes";
    if (!why && h->section[NX_SECTION_CLASS_OF].len != i.entries)
        why = "classes of more or fewer entries";
    if (!why && (COUNT(NX_SECTION_SCANNED_LABELS) != i.scanned.n || COUNT(NX_SECTION_ASKED_LABELS) != i.asked.n))
        why = "labels of more or fewer units";
    if (!why)
        why = check_records(&i);
    if (!why)
        why = check_postings(&i);
    if (!why)
        why = check_codes(&i);
    if (!why)
        why = check_trie(&i, &i.scanned);
    if (!why)
        why = check_trie(&i, &i.asked);
    if (why)
        return nx_error_set(err, NEWSX_EDATA, 0, 0, "%s: damaged image: %s", name, why);
    *out = i;
    return NEWSX_OK;
}

/* limits.h -- every bound on what input can make us do, in one place. */
#ifndef NX_LIMITS_H
#define NX_LIMITS_H

#define NX_MAX_BYTES (16u << 20)       /* default of newsx_options.max_bytes */
#define NX_MAX_BYTES_HARD (1u << 30)   /* no option goes past it: uint32_t spans and int lengths stay safe */
#define NX_MAX_MEMORY (2u << 30)       /* default of newsx_options.max_memory */
#define NX_SHORT_ARTICLE 300u           /* bytes: a page's article below it is noted as doubtful, a hundred syllables */
#define NX_MAX_DEPTH 512u              /* nested elements that keep their structure; deeper ones are flattened */
#define NX_MAX_ATTR_BYTES 65536u       /* of one start tag; the rest of the tag is cut */
#define NX_MAX_COMPOSE 512u            /* bytes of one run that NFC may compose; a longer one is kept as it came */
#define NX_MAX_NESTED 64u              /* quotes and brackets open at once; the outermost are given up first */
#define NX_MAX_QUOTE 6000u             /* bytes between a pair of quotation marks; further apart they are no pair */
#define NX_MAX_REACH 6000u             /* bytes from a quotation, within its sentence, that its speaker and verb are sought in */
#define NX_MAX_WORD 16u                /* characters at the end of a word by which its josa is found */
#define NX_MATCH_LIMIT 20000u          /* PCRE2 steps for one anchored match of one rule */
#define NX_DEPTH_LIMIT 500u            /* PCRE2 backtracking depth */
#define NX_HEAP_KIB 1024u              /* PCRE2 heap for one match */
#define NX_MAX_GROUPS 16u              /* named groups of one rule */
#define NX_MAX_NUMERAL 200u            /* bytes of one numeral */
#define NX_MAX_PEOPLE_BACK 512u         /* how many people back a surname alone is looked for */
#define NX_MAX_PRONOUN_BACK 3u         /* how many sentences back a pronoun finds its person */
#define NX_MAX_ENTRY 240u              /* bytes of one dictionary surface */

#endif

/* What several detectors ask about a whole article, answered in one pass over its words: how many there are, which
   stand twice, where names are. The plain form of each answer is in cleaner/survey.py; tests/test_native.py holds this
   one to it. Places are characters of the text. */
#include "fold.h"
#include "masks.h"

/* characters above ASCII, by what they are to a word; ASCII ones stand for themselves */
enum {
    LATIN = 0x80,   /* a letter from U+00C0 to U+024F */
    SIGN,           /* the two of them that are no letters */
    HAN,            /* U+4E00 to U+9FFF */
    WORDLIKE,       /* any other letter or digit */
    CURLY,          /* the apostrophe U+2019 */
    DASH,           /* U+2013, U+2014 */
    BLANK,          /* around the text of a line */
    QUOTE,          /* U+2018, U+201C: what opens a quotation */
    ELSE
};

enum {
    UPPER = 1,
    LOWER = 2,
    OF_WORD = 4,
    DIGIT = 8,
    IN_NAME = 16,
    WORD = 32,
    AROUND = 64,
    GAP = 128,      /* stands beside words that stutter */
    JOINS = 256,    /* makes one word of two */
    OPENS = 512     /* a quotation or a bracket, which may begin with a stutter */
};
#define ASCII_LETTER (UPPER | LOWER)
#define LETTER_OF_NAME (OF_WORD | IN_NAME | WORD)

static const unsigned short IS[256] = {
    ['A'] = TIMES_26(UPPER | LETTER_OF_NAME), ['a'] = TIMES_26(LOWER | LETTER_OF_NAME), [LATIN] = LETTER_OF_NAME,
    ['0'] = TIMES_10(DIGIT | IN_NAME | WORD), ['_'] = WORD, [HAN] = WORD, [WORDLIKE] = WORD,
    ['&'] = IN_NAME, [SIGN] = IN_NAME, ['-'] = IN_NAME | JOINS, ['\''] = JOINS, [CURLY] = JOINS,
    [' '] = AROUND | GAP, ['\t'] = AROUND | GAP, [BLANK] = AROUND | GAP,
    ['\r'] = GAP, ['\n'] = GAP, ['.'] = GAP, [','] = GAP, [';'] = GAP, [':'] = GAP, [')'] = GAP,
    ['"'] = OPENS, ['('] = OPENS, ['['] = OPENS, [QUOTE] = OPENS,
};

static unsigned char class_of(Py_UCS4 c) {
    if (c >= 0xC0 && c <= 0x24F) return c == 0xD7 || c == 0xF7 ? SIGN : LATIN;
    if (c >= 0x4E00 && c <= 0x9FFF) return HAN;
    if (c == 0x2019) return CURLY;
    if (c == 0x2013 || c == 0x2014) return DASH;
    if (c == 0x2018 || c == 0x201C) return QUOTE;
    if (c == 0xFEFF || c == 0x3000 || c == 0xA0) return BLANK;
    return Py_UNICODE_ISALNUM(c) ? WORDLIKE : ELSE;
}

typedef struct {
    PyObject *text;
    Py_ssize_t size;
    const unsigned char *plain;   /* a byte for each character: itself, or its class; a zero behind them */
    const unsigned char *folded;
    Mask *letters;                /* of words; a zero or two behind the last mask, as of the others */
    Mask *capitals;               /* and digits: what a name begins with */
    Mask *inside;                 /* of the words of a name */
    long long eastern, words;
    int alike;
    PyObject *lines, *twice, *compounds, *echoes, *cut_names, *names;
} Survey;

#define CLASSES(NAME, TYPE) \
    static void NAME(Survey *survey, unsigned char *plain, const TYPE *data) { \
        for (Py_ssize_t at = 0; at < survey->size; at++) plain[at] = data[at] < 128 ? (unsigned char)data[at] : 0xFF; \
        unsigned char *end = plain + survey->size; \
        for (unsigned char *next = plain; (next = memchr(next, 0xFF, (size_t)(end - next))); next++) { \
            Py_UCS4 c = data[next - plain]; \
            *next = class_of(c); \
            survey->words += *next == HAN; \
            survey->eastern += c >= 0x3000 && !(c >= 0xE000 && c <= 0xEFFF); \
            survey->alike |= c == 0x130;  /* two characters in lower case: no place is what it seems */ \
        } \
    }
CLASSES(classes_of_one, Py_UCS1)
CLASSES(classes_of_two, Py_UCS2)
CLASSES(classes_of_four, Py_UCS4)
#undef CLASSES

static int add_place(PyObject *list, Py_ssize_t at) {
    PyObject *place = PyLong_FromSsize_t(at);
    int failed = !place || PyList_Append(list, place);
    Py_XDECREF(place);
    return failed;
}

static int add_span(PyObject *list, Py_ssize_t start, Py_ssize_t end) {
    PyObject *span = PyTuple_New(2), *low = PyLong_FromSsize_t(start), *high = PyLong_FromSsize_t(end);
    int failed = !span || !low || !high;
    if (failed) {
        Py_XDECREF(low);
        Py_XDECREF(high);
    } else {
        PyTuple_SET_ITEM(span, 0, low);
        PyTuple_SET_ITEM(span, 1, high);
        failed = PyList_Append(list, span);
    }
    Py_XDECREF(span);
    return failed;
}

/* Whether text[one:one + size] and text[other:other + size] are the same. */
static int same(const Survey *survey, Py_ssize_t one, Py_ssize_t other, Py_ssize_t size) {
    if (memcmp(survey->plain + one, survey->plain + other, (size_t)size)) return 0;
    for (Py_ssize_t at = 0; at < size; at++)
        if (survey->plain[one + at] >= 128 && PyUnicode_READ_CHAR(survey->text, one + at) != PyUnicode_READ_CHAR(survey->text, other + at)) return 0;
    return 1;
}

/* --- masks */

/* The masks of the MASK bytes at `here`, as number `number`. */
static void note_masks(Survey *survey, Py_ssize_t number, const unsigned char *here) {
    unsigned char letters[MASK], capitals[MASK], inside[MASK];
    for (int at = 0; at < MASK; at++) {
        unsigned char c = here[at], digit = (unsigned char)(c - '0') < 10;
        letters[at] = (unsigned char)((unsigned char)((c | 32) - 'a') < 26) | (unsigned char)(c == LATIN);
        capitals[at] = (unsigned char)((unsigned char)(c - 'A') < 26) | digit;
        inside[at] = letters[at] | digit | (unsigned char)(c == '&') | (unsigned char)(c == '-') | (unsigned char)(c == SIGN);
    }
    survey->letters[number] = mask_of(letters);
    survey->capitals[number] = mask_of(capitals);
    survey->inside[number] = mask_of(inside);
}

static int make_masks(Survey *survey) {
    Py_ssize_t whole = survey->size / MASK, room = whole + 2;
    unsigned char rest[MASK] = {0};
    survey->letters = PyMem_Malloc(3 * (size_t)room * sizeof(Mask));
    if (!survey->letters) { PyErr_NoMemory(); return -1; }
    survey->capitals = survey->letters + room;
    survey->inside = survey->capitals + room;
    for (Py_ssize_t number = 0; number < whole; number++) note_masks(survey, number, survey->plain + number * MASK);
    memcpy(rest, survey->plain + whole * MASK, (size_t)(survey->size - whole * MASK));
    note_masks(survey, whole, rest);
    survey->letters[whole + 1] = survey->capitals[whole + 1] = survey->inside[whole + 1] = 0;
    return 0;
}

/* --- a table from hashes to the number of what had each first */

typedef struct {
    unsigned long long *hashes;   /* 0: nobody's place */
    Py_ssize_t *numbers;
    size_t mask;
} Table;

static int make_table(Table *table, size_t most) {
    size_t room = 64;
    while (room < 2 * most) room *= 2;
    table->mask = room - 1;
    table->hashes = PyMem_Calloc(room, sizeof(unsigned long long) + sizeof(Py_ssize_t));
    table->numbers = (Py_ssize_t *)(table->hashes + room);
    if (!table->hashes) PyErr_NoMemory();
    return table->hashes ? 0 : -1;
}

static size_t slot_of(const Table *table, unsigned long long hash) {
    size_t slot = (size_t)(hash >> 20) & table->mask;
    while (table->hashes[slot] && table->hashes[slot] != (hash | 1)) slot = (slot + 1) & table->mask;
    return slot;
}

/* Who had `hash` first: another one, or now `number`. */
static Py_ssize_t put(Table *table, unsigned long long hash, Py_ssize_t number) {
    size_t slot = slot_of(table, hash);
    if (table->hashes[slot]) return table->numbers[slot];
    table->hashes[slot] = hash | 1;
    return table->numbers[slot] = number;
}

static int has(const Table *table, unsigned long long hash) { return table->hashes[slot_of(table, hash)] != 0; }

static unsigned long long hash_bytes(const unsigned char *bytes, Py_ssize_t size) {
    unsigned long long hash = (unsigned long long)size * 0x9E3779B97F4A7C15ull, next;
    for (; size > 0; bytes += 8, size -= 8) {
        next = 0;
        memcpy(&next, bytes, size < 8 ? (size_t)size : 8);
        hash = (hash ^ next) * 0xD6E8FEB86659FD93ull;
        hash ^= hash >> 32;
    }
    return hash;
}

/* --- lines */

#define LONG_LINE 90
#define END_OF_LINE 40
#define BESIDE 3
#define MOST_COMPARED 4000

static int look_at_lines(Survey *survey) {
    const unsigned char *plain = survey->plain, *stop = plain + survey->size;
    int carriage = memchr(plain, '\r', (size_t)survey->size) != NULL;
    for (const unsigned char *line = plain; line <= stop;) {
        const unsigned char *end = line < stop ? memchr(line, '\n', (size_t)(stop - line)) : NULL;
        if (!end) end = stop;
        if (carriage && line < end) {
            const unsigned char *earlier = memchr(line, '\r', (size_t)(end - line));
            if (earlier) end = earlier;
        }
        const unsigned char *low = line, *high = end;
        while (low < high && IS[*low] & AROUND) low++;
        while (low < high && IS[high[-1]] & AROUND) high--;
        if (low < high && add_span(survey->lines, low - plain, high - plain)) return -1;
        line = end + 1;
    }
    return 0;
}

static void line_at(const Survey *survey, Py_ssize_t number, Py_ssize_t *start, Py_ssize_t *end) {
    PyObject *span = PyList_GET_ITEM(survey->lines, number);
    *start = PyLong_AsSsize_t(PyTuple_GET_ITEM(span, 0));
    *end = PyLong_AsSsize_t(PyTuple_GET_ITEM(span, 1));
}

/* As two lines must be for 97 of 100 of their characters to be the same; 4,000 of them are compared. */
static int nearly_as_long(Py_ssize_t one, Py_ssize_t other) {
    Py_ssize_t less = one < other ? one : other, more = one < other ? other : one;
    if (less > MOST_COMPARED) less = MOST_COMPARED;
    if (more > MOST_COMPARED) more = MOST_COMPARED;
    return 200 * less >= 97 * (less + more);
}

/* Long lines of one length that begin and end the same are alike, whatever is between. */
static unsigned long long hash_long(const unsigned long long *of_ends, Py_ssize_t size) {
    unsigned long long hash = (of_ends[0] ^ (unsigned long long)size) * 0xD6E8FEB86659FD93ull ^ of_ends[1];
    return (hash ^ hash >> 32) * 0x9E3779B97F4A7C15ull;
}

/* Whether two lines may be the same, or nearly the same: two long ones of nearly one length, near to each other or to
   the headline, that begin or end the same. */
static int compare_lines(Survey *survey) {
    Py_ssize_t count = PyList_GET_SIZE(survey->lines);
    Table whole, ends;
    if (count < 2 || survey->alike) return 0;
    if (make_table(&whole, (size_t)count)) return -1;
    if (make_table(&ends, 2 * (size_t)count)) { PyMem_Free(whole.hashes); return -1; }
    for (Py_ssize_t number = 0; number < count && !survey->alike; number++) {
        Py_ssize_t start, end;
        line_at(survey, number, &start, &end);
        const unsigned char *line = survey->folded + start;
        int is_long = end - start >= LONG_LINE;
        unsigned long long of_ends[2] = {0, 0};
        if (is_long) {
            of_ends[0] = hash_bytes(line, END_OF_LINE);
            of_ends[1] = hash_bytes(survey->folded + end - END_OF_LINE, END_OF_LINE);
        }
        survey->alike = put(&whole, is_long ? hash_long(of_ends, end - start) : hash_bytes(line, end - start), number) != number;
        unsigned char first = survey->plain[start];
        if (!is_long || IS[first] & DIGIT || first == '-' || first == '*' || first == '(') continue;
        for (int last = 0; last < 2; last++) {
            Py_ssize_t other = put(&ends, of_ends[last], number), low, high;
            if (other == number || !(other < BESIDE || number - other <= BESIDE)) continue;
            line_at(survey, other, &low, &high);
            survey->alike |= nearly_as_long(end - start, high - low);
        }
    }
    PyMem_Free(whole.hashes);
    PyMem_Free(ends.hashes);
    return 0;
}

/* --- words */

#define BEFORE_AND 80        /* what stands behind an "and" again began no further before it */
#define ECHO 5
#define SHORTEST_COMPOUND 4
#define LONGEST_PART 6       /* of a name in pieces */
#define MOST_PARTS 4

typedef struct {
    Py_ssize_t start, end;
} Run;

typedef struct {
    Run parts[MOST_PARTS];   /* the last short capitalised words in a row */
    int count;
    Run *windows;            /* two to four of them, to be looked for as one word */
    Table wholes;            /* the longer capitalised words */
    size_t seen, room, windows_room;
    unsigned long long *found;
    size_t window_count;
} Names;

/* "high-level high-level": the word at `start`, which ends in a space at `end`, stands there again. Where that ends; -1: it does not. */
static Py_ssize_t again(const Survey *survey, Py_ssize_t start, Py_ssize_t end) {
    const unsigned char *plain = survey->plain;
    Py_ssize_t second = end;
    while (plain[second] == ' ' || plain[second] == '\t') second++;
    if (second == end || second + (end - start) > survey->size) return -1;
    for (Py_ssize_t at = 0; at < end - start; at++)
        if (plain[start + at] == '-' ? plain[second + at] != '-' : survey->folded[start + at] != survey->folded[second + at]) return -1;
    second += end - start;
    unsigned char next = second < survey->size ? plain[second] : ' ';
    return IS[next] & GAP ? second : -1;
}

static int echoes(const Survey *survey, Py_ssize_t at) {
    if (at + 6 + ECHO > survey->size) return 0;
    const unsigned char *plain = survey->plain, *behind = plain + at + 6;
    Py_ssize_t first = at > BEFORE_AND ? at - BEFORE_AND : 0;
    unsigned char some = 0;
    for (Py_ssize_t low = first; low < at; low++)  /* no branches: many at once */
        some |= (unsigned char)(plain[low] == behind[0]) & (unsigned char)(plain[low + 1] == behind[1]) & (unsigned char)(plain[low + 2] == behind[2]);
    for (Py_ssize_t low = first; some && low + ECHO <= at; low++)
        if (plain[low] == behind[0] && same(survey, low, at + 6, ECHO)) return 1;
    return 0;
}

static int compound(const Survey *survey, Py_ssize_t start, Py_ssize_t end) {
    const unsigned char *plain = survey->plain;
    Py_ssize_t size = end - start, second = end + 1 + size;
    if (size < SHORTEST_COMPOUND || second + 1 >= survey->size || plain[end] != ' ' || plain[second] != ' ' || !(IS[plain[second + 1]] & LOWER)) return 0;
    for (Py_ssize_t at = start; at < end; at++)
        if (!(IS[plain[at]] & LOWER)) return 0;
    return !memcmp(plain + start, plain + end + 1, (size_t)size);
}

#define GROWN(ARRAY, ROOM, COUNT, TYPE) \
    if ((COUNT) == (ROOM)) { \
        size_t more = (ROOM) ? 2 * (ROOM) : 64; \
        TYPE *grown = PyMem_Realloc((ARRAY), more * sizeof(TYPE)); \
        if (!grown) { PyErr_NoMemory(); return -1; } \
        (ARRAY) = grown; \
        (ROOM) = more; \
    }

/* The hash of a name in pieces, as it would be in one. */
static unsigned long long hash_joined(const Survey *survey, Run window) {
    unsigned char joined[LONGEST_PART * MOST_PARTS];
    Py_ssize_t size = 0;
    for (Py_ssize_t at = window.start; at < window.end; at++)
        if (IS[survey->plain[at]] & ASCII_LETTER) joined[size++] = survey->folded[at];
    return hash_bytes(joined, size);
}

/* A capitalised word: a part of a name in pieces, or the whole of one, or both. */
static int capitalised(const Survey *survey, Names *names, Py_ssize_t start, Py_ssize_t end) {
    const unsigned char *plain = survey->plain;
    if (end - start >= 4) {
        GROWN(names->found, names->room, names->seen, unsigned long long)
        names->found[names->seen++] = hash_bytes(survey->folded + start, end - start);
    }
    if (end - start > LONGEST_PART || (start && IS[plain[start - 1]] & WORD)) { names->count = 0; return 0; }
    int follows = names->count && names->parts[names->count - 1].end == start - 1 && (plain[start - 1] == ' ' || plain[start - 1] == '-');
    if (!follows) names->count = 0;
    if (names->count == MOST_PARTS) {
        memmove(names->parts, names->parts + 1, (MOST_PARTS - 1) * sizeof(Run));
        names->count--;
    }
    names->parts[names->count++] = (Run){start, end};
    for (int first = 0; first < names->count - 1; first++) {
        GROWN(names->windows, names->windows_room, names->window_count, Run)
        names->windows[names->window_count++] = (Run){names->parts[first].start, end};
    }
    return 0;
}

/* Of the names in pieces those that stand in one piece, too. */
static int join_names(Survey *survey, Names *names) {
    if (!names->window_count || !names->seen) return 0;
    if (make_table(&names->wholes, names->seen)) return -1;
    for (size_t number = 0; number < names->seen; number++) put(&names->wholes, names->found[number], 0);
    for (size_t number = 0; number < names->window_count; number++) {
        Run window = names->windows[number];
        if (has(&names->wholes, hash_joined(survey, window)) && add_span(survey->cut_names, window.start, window.end)) return -1;
    }
    return 0;
}

static int all_small(const unsigned char *plain, Py_ssize_t start, Py_ssize_t end) {
    while (start < end && IS[plain[start]] & LOWER) start++;
    return start == end;
}

/* Whether the letters at `start`, which end at `end`, may be a word that stands there again: it would begin and end the same. */
static inline int may_stand_again(const Survey *survey, Py_ssize_t start, Py_ssize_t end) {
    const unsigned char *folded = survey->folded;
    Py_ssize_t last = end - start < survey->size - end ? end + (end - start) : survey->size;
    return (folded[end] <= ' ') & ((folded[end + 1] <= ' ') | ((folded[end + 1] == folded[start]) & (folded[last] == folded[end - 1])));
}

/* Whether there may be more to do about these letters than to count them, found without a branch. */
static inline int remarkable(const Survey *survey, Py_ssize_t start, Py_ssize_t end) {
    int marks = (IS[survey->plain[start]] & UPPER) | (IS[survey->plain[start - (start > 0)]] & JOINS);
    return marks | !memcmp(survey->folded + start, "and ", 4) | may_stand_again(survey, start, end);
}

/* Where the word of ASCII letters and hyphens that ends at `end` begins; -1: what stands before it is no gap. */
static Py_ssize_t start_of_word(const unsigned char *plain, Py_ssize_t end) {
    Py_ssize_t at = end;
    while (at && (IS[plain[at - 1]] & ASCII_LETTER || (plain[at - 1] == '-' && at > 1 && IS[plain[at - 2]] & ASCII_LETTER))) at--;
    return at && !(IS[plain[at - 1]] & (GAP | OPENS)) ? -1 : at;
}

/* What was said so far about the words of a text: where the last one that stands twice ended, and the last 's. */
typedef struct {
    Py_ssize_t twice, owned;
} Said;

static int look_if_twice(Survey *survey, Said *said, Py_ssize_t end) {
    if (survey->plain[end] != ' ' && survey->plain[end] != '\t') return 0;
    Py_ssize_t word = start_of_word(survey->plain, end), done = word >= said->twice ? again(survey, word, end) : -1;
    if (done < 0) return 0;
    said->twice = done;
    return add_place(survey->twice, word);
}

static int look_at_word(Survey *survey, Names *names, Said *said, Py_ssize_t start, Py_ssize_t end) {
    const unsigned char *plain = survey->plain;
    unsigned char before = start ? plain[start - 1] : ' ';
    if ((before == '-' || may_stand_again(survey, start, end)) && look_if_twice(survey, said, end)) return -1;
    if (before == '-' && compound(survey, start, end) && add_place(survey->compounds, start - 1)) return -1;
    if (IS[plain[start]] & UPPER) return end - start > 1 && all_small(plain, start + 1, end) ? capitalised(survey, names, start, end) : 0;
    if (before == ' ' && end - start == 3 && !memcmp(plain + start, "and ", 4)) return echoes(survey, start - 1) && add_place(survey->echoes, start - 1);
    int behind_word = start > 1 && IS[plain[start - 2]] & OF_WORD && said->owned != start - 1;
    if ((before == '\'' || before == CURLY) && behind_word && all_small(plain, start, end)) {
        survey->words--;
        said->owned = end;
    }
    return 0;
}

static int look_at_words(Survey *survey, Names *names) {
    Said said = {0, -1};
    Py_ssize_t start = -1;  /* of the letters that end at the next edge */
    Mask before = 0;
    for (Py_ssize_t number = 0; number <= survey->size / MASK; number++) {
        Mask letters = survey->letters[number], edges = letters ^ (letters << 1 | before);
        before = letters >> (MASK - 1);
        for (; edges; edges &= edges - 1) {
            Py_ssize_t edge = number * MASK + lowest(edges);
            if (start < 0) { start = edge; continue; }
            survey->words++;
            if (remarkable(survey, start, edge) && look_at_word(survey, names, &said, start, edge)) return -1;
            start = -1;
        }
    }
    return 0;
}

/* --- names of three words or more */

#define LONGEST_WORD 61
#define MOST_WORDS 15
#define LEAST_WORDS 3
#define MOST_SMALL 3

/* Where `word` at `at` ends; -1: another one stands there. */
static Py_ssize_t behind(const unsigned char *plain, Py_ssize_t at, const char *word) {
    for (; *word; word++, at++)
        if (plain[at] != (unsigned char)*word) return -1;
    return at;
}

/* Where the small word of a name at `at`, and the space behind it, end; -1: there is none. */
static Py_ssize_t small_word(const unsigned char *plain, Py_ssize_t at) {
    switch (plain[at]) {
        case 'a': return behind(plain, at, "and ");
        case 'f': return behind(plain, at, "for ");
        case 'i': return behind(plain, at, "in ");
        case 'o': return behind(plain, at, plain[at + 1] == 'f' ? "of " : "on ");
        case 't': return behind(plain, at, plain[at + 1] == 'h' ? "the " : "to ");
        case '&': case '-': case DASH: return plain[at + 1] == ' ' ? at + 2 : -1;
        default: return -1;
    }
}

static Py_ssize_t end_of_word(const Survey *survey, Py_ssize_t start) {
    return start + 1 + lowest(~mask_from(survey->inside, (size_t)start + 1) | (Mask)1 << (LONGEST_WORD - 1));
}

/* Where the first capital or digit from `at` on stands, or the text ends. */
static Py_ssize_t next_capital(const Survey *survey, Py_ssize_t at) {
    Py_ssize_t number = at / MASK;
    Mask capitals = survey->capitals[number] >> at % MASK << at % MASK;
    while (!capitals && number < survey->size / MASK) capitals = survey->capitals[++number];
    return capitals ? number * MASK + lowest(capitals) : survey->size;
}

static int look_for_names(Survey *survey) {
    const unsigned char *plain = survey->plain;
    for (Py_ssize_t at = next_capital(survey, 0); at < survey->size; at = next_capital(survey, at)) {
        Py_ssize_t first = end_of_word(survey, at), end = first;
        int words = 1;
        while (words < MOST_WORDS && plain[end] == ' ') {
            Py_ssize_t next = end + 1, rest;
            for (int small = 0; small < MOST_SMALL && (rest = small_word(plain, next)) >= 0; small++) next = rest;
            if (!(IS[plain[next]] & (UPPER | DIGIT))) break;
            end = end_of_word(survey, next);
            words++;
        }
        if (words >= LEAST_WORDS) {
            if (add_span(survey->names, at, end)) return -1;
            at = end;
        } else at = IS[plain[first]] & IN_NAME ? at + 1 : first;  /* a longer word may end in a shorter one */
    }
    return 0;
}

/* --- all of it */

PyDoc_STRVAR(survey_doc, "survey(text) -> (words, eastern, lines, alike, twice, compounds, echoes, cut_names, names), as cleaner/survey.py has them");

/* A byte for each character of `text`, to be freed; NULL: no memory, exception set. */
static unsigned char *classes_of(Survey *survey, PyObject *text) {
    unsigned char *plain = PyMem_Malloc((size_t)survey->size + 1);
    if (!plain) { PyErr_NoMemory(); return NULL; }
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) classes_of_one(survey, plain, PyUnicode_1BYTE_DATA(text));
    else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) classes_of_two(survey, plain, PyUnicode_2BYTE_DATA(text));
    else classes_of_four(survey, plain, PyUnicode_4BYTE_DATA(text));
    plain[survey->size] = 0;
    return plain;
}

static PyObject *survey(PyObject *module, PyObject *text) {
    (void)module;
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "a text is a string, not %.80s", Py_TYPE(text)->tp_name);
    Survey made = {.text = text, .size = PyUnicode_GET_LENGTH(text)};
    Names names = {.count = 0};
    PyObject **lists[] = {&made.lines, &made.twice, &made.compounds, &made.echoes, &made.cut_names, &made.names};
    unsigned char *folded = folded_bytes(text), *classes = PyUnicode_IS_ASCII(text) ? NULL : classes_of(&made, text);
    made.folded = folded;
    made.plain = PyUnicode_IS_ASCII(text) ? PyUnicode_1BYTE_DATA(text) : classes;
    int failed = !made.plain || !folded;
    for (size_t number = 0; number < sizeof lists / sizeof *lists && !failed; number++) failed = !(*lists[number] = PyList_New(0));
    failed = failed || make_masks(&made) || look_at_lines(&made) || compare_lines(&made) || look_at_words(&made, &names) || join_names(&made, &names) ||
             look_for_names(&made);
    PyObject *all = failed ? NULL : Py_BuildValue("LLOOOOOOO", made.words, made.eastern, made.lines, made.alike ? Py_True : Py_False,
                                                  made.twice, made.compounds, made.echoes, made.cut_names, made.names);
    for (size_t number = 0; number < sizeof lists / sizeof *lists; number++) Py_XDECREF(*lists[number]);
    PyMem_Free(names.windows);
    PyMem_Free(names.found);
    PyMem_Free(names.wholes.hashes);
    PyMem_Free(made.letters);
    PyMem_Free(classes);
    PyMem_Free(folded);
    return all;
}

static PyMethodDef methods[] = {{"survey", survey, METH_O, survey_doc}, {NULL, NULL, 0, NULL}};

static PyModuleDef_Slot module_slots[] = {{0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "surveyor", "What several detectors ask about a whole article.", 0, methods, module_slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_surveyor(void) { return PyModuleDef_Init(&module); }

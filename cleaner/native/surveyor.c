/* What several detectors ask about a whole article, answered in one pass over its words: how many there are, which
   stand twice, where names are. The plain form of each answer is in cleaner/survey.py; tests/test_native.py holds this
   one to it. Places are characters of the text. */
#include "fold.h"

/* characters above ASCII, by what they are to a word; ASCII ones stand for themselves */
enum {
    LATIN = 0x80,   /* a letter from U+00C0 to U+024F */
    SIGN,           /* the two of them that are no letters */
    HAN,            /* U+4E00 to U+9FFF */
    WORDLIKE,       /* any other letter or digit */
    CURLY,          /* the apostrophe U+2019 */
    DASH,           /* U+2013, U+2014 */
    BLANK,          /* around the text of a line */
    ELSE
};

enum { UPPER = 1, LOWER = 2, OF_WORD = 4, DIGIT = 8, IN_NAME = 16, WORD = 32, AROUND = 64, GAP = 128 };  /* GAP: stands beside words that stutter */
static unsigned char IS[256];
#define ASCII_LETTER (UPPER | LOWER)

static void prepare_classes(void) {
    for (int c = 0; c < 128; c++) {
        if (c >= 'A' && c <= 'Z') IS[c] = UPPER | OF_WORD | IN_NAME | WORD;
        else if (c >= 'a' && c <= 'z') IS[c] = LOWER | OF_WORD | IN_NAME | WORD;
        else if (c >= '0' && c <= '9') IS[c] = DIGIT | IN_NAME | WORD;
        else if (c == '_') IS[c] = WORD;
        else if (c == '&' || c == '-') IS[c] = IN_NAME;
        else if (c == ' ' || c == '\t') IS[c] = AROUND | GAP;
        else if (c == '\r' || c == '\n' || c == '.' || c == ',' || c == ';' || c == ':' || c == ')') IS[c] = GAP;
    }
    IS[LATIN] = OF_WORD | IN_NAME | WORD;
    IS[SIGN] = IN_NAME;
    IS[HAN] = IS[WORDLIKE] = WORD;
    IS[BLANK] = AROUND | GAP;
}

static unsigned char class_of(Py_UCS4 c) {
    if (c >= 0xC0 && c <= 0x24F) return c == 0xD7 || c == 0xF7 ? SIGN : LATIN;
    if (c >= 0x4E00 && c <= 0x9FFF) return HAN;
    if (c == 0x2019) return CURLY;
    if (c == 0x2013 || c == 0x2014) return DASH;
    if (c == 0xFEFF || c == 0x3000 || c == 0xA0) return BLANK;
    return Py_UNICODE_ISALNUM(c) ? WORDLIKE : ELSE;
}

typedef struct {
    PyObject *text;
    Py_ssize_t size;
    const unsigned char *plain;   /* a byte for each character: itself, or its class; zeros behind them */
    const unsigned char *folded;
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
    PyObject *span = Py_BuildValue("(nn)", start, end);
    int failed = !span || PyList_Append(list, span);
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
        survey->alike = put(&whole, hash_bytes(survey->folded + start, end - start), number) != number;
        unsigned char first = survey->plain[start];
        if (end - start < LONG_LINE || IS[first] & DIGIT || first == '-' || first == '*' || first == '(') continue;
        for (int last = 0; last < 2; last++) {
            Py_ssize_t other = put(&ends, hash_bytes(survey->folded + (last ? end - END_OF_LINE : start), END_OF_LINE), number), low, high;
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
    Table wholes;          /* the longer capitalised words */
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
    for (Py_ssize_t low = at > BEFORE_AND ? at - BEFORE_AND : 0; low + ECHO <= at; low++)
        if (survey->plain[low] == survey->plain[at + 6] && same(survey, low, at + 6, ECHO)) return 1;
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

/* The hash of the words at parts[first:last] in one, the first letter left as it is and the others small. */
static unsigned long long hash_joined(const Survey *survey, const Run *parts, int first, int last) {
    unsigned char joined[LONGEST_PART * MOST_PARTS];
    Py_ssize_t size = 0;
    for (int number = first; number < last; number++)
        for (Py_ssize_t at = parts[number].start; at < parts[number].end; at++) joined[size++] = survey->folded[at];
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
        Run window = names->windows[number], parts[MOST_PARTS];
        int count = 0;
        for (Py_ssize_t at = window.start, start = window.start; at <= window.end; at++)
            if (at == window.end || !(IS[survey->plain[at]] & ASCII_LETTER)) {
                parts[count++] = (Run){start, at};
                start = at + 1;
            }
        if (has(&names->wholes, hash_joined(survey, parts, 0, count)) && add_span(survey->cut_names, window.start, window.end)) return -1;
    }
    return 0;
}

static int look_at_words(Survey *survey, Names *names) {
    const unsigned char *plain = survey->plain;
    Py_ssize_t size = survey->size, token = -1, last = -2, twice = 0;  /* last: where the run before ended */
    int base = 0;                                                      /* the run before was a word that 's may follow */
    for (Py_ssize_t at = 0; at < size;) {
        unsigned char first = plain[at];
        if (!(IS[first] & OF_WORD)) {
            survey->words += first == HAN;
            at++;
            continue;
        }
        Py_ssize_t start = at, lead = at;  /* lead: where small ASCII letters at its front end */
        while (IS[plain[at]] & LOWER) at++;
        lead = at;
        while (IS[plain[at]] & ASCII_LETTER) at++;
        int ascii = !(IS[plain[at]] & OF_WORD), small = lead == at, named = 0;
        while (IS[plain[at]] & OF_WORD) at++;
        Py_ssize_t end = at;
        unsigned char before = start ? plain[start - 1] : ' ';
        int joined = last == start - 1;
        if (joined && base && lead > start && (before == '\'' || before == CURLY)) {
            survey->words += lead < end;
            base = lead < end;
        } else {
            survey->words++;
            base = 1;
        }
        if (ascii) {
            if (!(joined && before == '-' && token >= 0)) token = IS[before] & GAP ? start : -1;
            if (token >= twice && (plain[end] == ' ' || plain[end] == '\t') && end < size) {
                Py_ssize_t done = again(survey, token, end);
                if (done >= 0) {
                    if (add_place(survey->twice, token)) return -1;
                    twice = done;
                }
            }
            if (before == '-' && small && compound(survey, start, end) && add_place(survey->compounds, start - 1)) return -1;
            if (small && end - start == 3 && before == ' ' && start && plain[end] == ' ' && !memcmp(plain + start, "and", 3) && echoes(survey, start - 1) &&
                add_place(survey->echoes, start - 1)) return -1;
            if (!small && lead == start && end - start > 1) {  /* a capital, and small letters behind it */
                Py_ssize_t rest = start + 1;
                while (IS[plain[rest]] & LOWER) rest++;
                named = rest == end;
            }
        } else token = -1;
        if (named) {
            if (capitalised(survey, names, start, end)) return -1;
        } else names->count = 0;
        last = end;
    }
    return 0;
}

/* --- names of three words or more */

#define LONGEST_WORD 61
#define MOST_WORDS 15
#define LEAST_WORDS 3
#define MOST_SMALL 3

/* Where the small word of a name at `at`, and the space behind it, end; -1: there is none. */
static Py_ssize_t small_word(const unsigned char *plain, Py_ssize_t at) {
    static const char *known[] = {"of ", "and ", "for ", "on ", "the ", "in ", "to ", "& ", "- ", NULL};
    if (plain[at] == DASH) return plain[at + 1] == ' ' ? at + 2 : -1;
    for (const char **word = known; *word; word++)
        if (plain[at] == (unsigned char)**word && !strncmp((const char *)plain + at, *word, strlen(*word))) return at + (Py_ssize_t)strlen(*word);
    return -1;
}

static Py_ssize_t end_of_word(const unsigned char *plain, Py_ssize_t start) {
    Py_ssize_t at = start + 1;
    while (IS[plain[at]] & IN_NAME && at - start < LONGEST_WORD) at++;
    return at;
}

static int look_for_names(Survey *survey) {
    const unsigned char *plain = survey->plain;
    for (Py_ssize_t at = 0; at < survey->size;) {
        if (!(IS[plain[at]] & (UPPER | DIGIT))) { at++; continue; }
        Py_ssize_t first = end_of_word(plain, at), end = first;
        int words = 1;
        while (words < MOST_WORDS && plain[end] == ' ') {
            Py_ssize_t next = end + 1, behind;
            for (int small = 0; small < MOST_SMALL && (behind = small_word(plain, next)) >= 0; small++) next = behind;
            if (!(IS[plain[next]] & (UPPER | DIGIT))) break;
            end = end_of_word(plain, next);
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

static PyObject *survey(PyObject *module, PyObject *text) {
    (void)module;
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "a text is a string, not %.80s", Py_TYPE(text)->tp_name);
    Survey made = {.text = text, .size = PyUnicode_GET_LENGTH(text)};
    Names names = {.count = 0};
    PyObject **lists[] = {&made.lines, &made.twice, &made.compounds, &made.echoes, &made.cut_names, &made.names};
    unsigned char *plain = PyMem_Malloc((size_t)made.size + PAD), *folded = folded_bytes(text);
    int failed = !plain || !folded;
    if (!plain) PyErr_NoMemory();
    for (size_t number = 0; number < sizeof lists / sizeof *lists && !failed; number++) failed = !(*lists[number] = PyList_New(0));
    if (!failed) {
        memset(plain + made.size, 0, PAD);
        if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) classes_of_one(&made, plain, PyUnicode_1BYTE_DATA(text));
        else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) classes_of_two(&made, plain, PyUnicode_2BYTE_DATA(text));
        else classes_of_four(&made, plain, PyUnicode_4BYTE_DATA(text));
        made.plain = plain;
        made.folded = folded;
        failed = look_at_lines(&made) || compare_lines(&made) || look_at_words(&made, &names) || join_names(&made, &names) || look_for_names(&made);
    }
    PyObject *all = failed ? NULL : Py_BuildValue("LLOOOOOOO", made.words, made.eastern, made.lines, made.alike ? Py_True : Py_False,
                                                  made.twice, made.compounds, made.echoes, made.cut_names, made.names);
    for (size_t number = 0; number < sizeof lists / sizeof *lists; number++) Py_XDECREF(*lists[number]);
    PyMem_Free(names.windows);
    PyMem_Free(names.found);
    PyMem_Free(names.wholes.hashes);
    PyMem_Free(plain);
    PyMem_Free(folded);
    return all;
}

static PyMethodDef methods[] = {{"survey", survey, METH_O, survey_doc}, {NULL, NULL, 0, NULL}};

static int executed(PyObject *module) {
    (void)module;
    prepare_folding();
    prepare_classes();
    return 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, executed}, {0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "surveyor", "What several detectors ask about a whole article.", 0, methods, module_slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_surveyor(void) { return PyModuleDef_Init(&module); }

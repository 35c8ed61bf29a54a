/* Many literals, looked for in one pass over a text: anchors, wherever they stand, and words, which stand between
   characters that belong to no word.

   A literal is known by its opening: its first four, six or eight bytes, or all that it has. One bit for the first four
   bytes sends nineteen of twenty places of an article away; of the others, and of the places where a word may begin, a
   few bits for the openings send nine of ten away. The tables of these bits are small, so that they stay in the nearest
   cache. What may begin at a place that is left is a group of literals, in order, that grows smaller with every byte.
   Anchors shorter than four bytes are looked for where two of their bytes stand. The plain form is the automaton in
   cleaner/literals.py; tests/test_native.py holds this one to it. */
#include "fold.h"
#include "masks.h"

#define LONG 8               /* so many bytes of a literal are its opening, or fewer */
#define SHORT 3              /* literals of so many bytes, or fewer, are found by two of them */
#define FOURS (1 << 16)
#define PAIRS (1 << 16)
#define MOST_BITS 24

/* of folded bytes: letters and digits below U+0250 */
static const unsigned char LETTER[256] = {
    ['A'] = TIMES_26(1), ['a'] = TIMES_26(1), ['0'] = TIMES_10(1), [0x80] = TIMES_26(1), TIMES_26(1), TIMES_10(1), 1, 1,
};

typedef struct {
    unsigned char *bytes;    /* folded */
    Py_UCS4 *characters;     /* folded, where one of them is not ASCII; else NULL */
    Py_ssize_t size;
    int number;
} Literal;

/* literals[low:high] have the same opening */
typedef struct {
    uint64_t key;            /* the bytes of the opening */
    unsigned int low, high;  /* both 0: nobody's place */
    Py_ssize_t least;        /* the size of the smallest of them */
} Group;

typedef struct {
    Literal *literals;       /* in order of the size of their openings, and of their bytes */
    Py_ssize_t count;
    unsigned char *bytes;    /* of all of them */
    Group *groups;           /* a table by the hash of the opening */
    unsigned int mask;
    uint32_t *openings;      /* bits by the hash of the opening */
    int shift;
    uint32_t fours[FOURS / 32];  /* bits by the hash of the first four bytes */
    uint32_t pairs[PAIRS / 32];  /* bits of the two bytes by which short literals are found */
    int signs, shorts;       /* some of them begin with what is no letter; are short */
} Set;

typedef struct {
    PyObject_HEAD
    Set anchors, words;
} Literals;

#define MARK(bits, at) ((bits)[(at) >> 5] |= (uint32_t)1 << ((at) & 31))
#define HAS(bits, at) ((bits)[(at) >> 5] >> ((at) & 31) & 1)

static inline int opening(Py_ssize_t size) { return size >= LONG ? LONG : size >= 6 ? 6 : size >= 4 ? 4 : (int)size; }

static inline uint32_t four_bytes(const unsigned char *at) {
    uint32_t four;
    memcpy(&four, at, sizeof four);
    return four;
}

/* The `size` bytes of an opening in one number, which differs from machine to machine; nothing found does. */
static inline uint64_t key_of(const unsigned char *at, int size) {
    if (size > SHORT) return four_bytes(at) | (uint64_t)four_bytes(at + size - 4) << 32;
    return at[0] | (uint64_t)at[size / 2] << 8 | (uint64_t)at[size - 1] << 16;
}

static inline uint64_t hash(uint64_t key, int size) { return (key ^ (uint64_t)size << 28) * 0x9E3779B97F4A7C15ull; }

static inline unsigned int pair_of(const unsigned char *at) { return at[0] | (unsigned int)at[1] << 8; }

static inline uint32_t hash_four(const unsigned char *at) { return four_bytes(at) * 0x9E3779B1u >> 16; }

/* Whether a literal may begin with the `size` bytes of `key`. */
static inline unsigned int may(const Set *set, uint64_t key, int size) {
    uint64_t bit = hash(key, size) >> set->shift;
    return HAS(set->openings, bit);
}

/* --- building */

static int in_order(const void *one, const void *other) {
    const Literal *a = one, *b = other;
    int first = opening(a->size), second = opening(b->size);
    if (first != second) return first < second ? -1 : 1;
    int order = memcmp(a->bytes, b->bytes, (size_t)(a->size < b->size ? a->size : b->size));
    if (order) return order;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

/* Room for the bytes of all `texts`, once it is known that they are literals. */
static int make_room(Set *set, PyObject *texts, Py_ssize_t count) {
    size_t room = PAD;
    for (Py_ssize_t at = 0; at < count; at++) {
        PyObject *text = PySequence_Fast_GET_ITEM(texts, at);
        if (!PyUnicode_Check(text)) {
            PyErr_Format(PyExc_TypeError, "literals are strings, not %.80s", Py_TYPE(text)->tp_name);
            return -1;
        }
        if (!PyUnicode_GET_LENGTH(text)) {
            PyErr_SetString(PyExc_ValueError, "a literal is empty");
            return -1;
        }
        room += (size_t)PyUnicode_GET_LENGTH(text);
    }
    set->literals = PyMem_Calloc((size_t)count + 1, sizeof(Literal));
    set->bytes = PyMem_Malloc(room);
    if (!set->literals || !set->bytes) { PyErr_NoMemory(); return -1; }
    return 0;
}

static int read_literals(Set *set, PyObject *texts, Py_ssize_t count) {
    unsigned char *free_bytes = set->bytes;
    for (Py_ssize_t at = 0; at < count; at++) {
        PyObject *text = PySequence_Fast_GET_ITEM(texts, at);
        Py_ssize_t size = PyUnicode_GET_LENGTH(text);
        set->literals[at] = (Literal){free_bytes, NULL, size, (int)at};
        set->count = at + 1;  /* what is freed later */
        fold_into(free_bytes, text);
        free_bytes += size;
        if (PyUnicode_IS_ASCII(text)) continue;
        Py_UCS4 *characters = PyMem_Calloc((size_t)size, sizeof(Py_UCS4));
        if (!characters) { PyErr_NoMemory(); return -1; }
        for (Py_ssize_t place = 0; place < size; place++) characters[place] = folded_character(PyUnicode_READ_CHAR(text, place));
        set->literals[at].characters = characters;
    }
    return 0;
}

static int often(unsigned char byte) { return byte == ' ' || (byte >= 'a' && byte <= 'z') ? 2 : byte >= '0' && byte <= '9'; }

/* Where the two bytes by which a short literal is found stand in it: those that articles have less of. */
static int place_of_pair(const unsigned char *bytes, int size) { return size == SHORT && often(bytes[2]) < often(bytes[0]); }

static void note_opening(Set *set, const Literal *literal) {
    int size = opening(literal->size);
    uint64_t bit = hash(key_of(literal->bytes, size), size) >> set->shift;
    MARK(set->openings, bit);
    if (size > SHORT) MARK(set->fours, hash_four(literal->bytes));
    else if (size > 1) MARK(set->pairs, pair_of(literal->bytes + place_of_pair(literal->bytes, size)));
    else for (unsigned int next = 0; next < 256; next++) MARK(set->pairs, literal->bytes[0] | next << 8);
    set->signs |= !LETTER[literal->bytes[0]];
    set->shorts |= size <= SHORT;
}

static int make_tables(Set *set) {
    int bits = 10;
    while (bits < MOST_BITS && (size_t)1 << bits < 16 * (size_t)set->count) bits++;
    set->shift = 64 - bits;
    set->openings = PyMem_Calloc(((size_t)1 << bits) / 32, sizeof(uint32_t));
    unsigned int room = 16;
    while (room < 2 * (size_t)set->count) room *= 2;
    set->mask = room - 1;
    set->groups = PyMem_Calloc(room, sizeof(Group));
    if (!set->openings || !set->groups) { PyErr_NoMemory(); return -1; }
    return 0;
}

static inline unsigned int first_slot(const Set *set, uint64_t key, int size) { return (unsigned int)(hash(key, size) >> 32) & set->mask; }

static void group(Set *set) {
    for (Py_ssize_t low = 0, high; low < set->count; low = high) {
        const Literal *first = &set->literals[low];
        int size = opening(first->size);
        uint64_t key = key_of(first->bytes, size);
        note_opening(set, first);
        for (high = low + 1; high < set->count && opening(set->literals[high].size) == size && key_of(set->literals[high].bytes, size) == key; high++) {}
        unsigned int slot = first_slot(set, key, size);
        while (set->groups[slot].high) slot = (slot + 1) & set->mask;
        Py_ssize_t least = first->size;
        for (Py_ssize_t at = low + 1; at < high; at++) if (set->literals[at].size < least) least = set->literals[at].size;
        set->groups[slot] = (Group){key, (unsigned int)low, (unsigned int)high, least};
    }
}

static int build(Set *set, PyObject *given) {
    PyObject *texts = PySequence_Fast(given, "literals are a sequence of strings");
    if (!texts) return -1;
    Py_ssize_t count = PySequence_Fast_GET_SIZE(texts);
    int failed = count >= INT_MAX / 4;
    if (failed) PyErr_SetString(PyExc_ValueError, "too many literals");
    failed = failed || make_room(set, texts, count) || read_literals(set, texts, count);
    Py_DECREF(texts);
    if (failed) return -1;
    qsort(set->literals, (size_t)count, sizeof(Literal), in_order);
    if (make_tables(set)) return -1;
    group(set);
    return 0;
}

static void clear(Set *set) {
    for (Py_ssize_t at = 0; at < set->count; at++) PyMem_Free(set->literals[at].characters);
    PyMem_Free(set->literals);
    PyMem_Free(set->bytes);
    PyMem_Free(set->groups);
    PyMem_Free(set->openings);
}

/* --- finding */

typedef struct {
    PyObject *text;
    const unsigned char *bytes;
    Py_ssize_t size;
    PyObject *anchors, *words;  /* a dict of lists, a list */
} Search;

static int found_anchor(Search *search, int number, Py_ssize_t start) {
    PyObject *key = PyLong_FromLong(number), *place = PyLong_FromSsize_t(start);
    int failed = !key || !place;
    if (!failed) {
        PyObject *places = PyDict_GetItemWithError(search->anchors, key);  /* borrowed */
        if (places) failed = PyList_Append(places, place);
        else if (PyErr_Occurred()) failed = 1;
        else {
            places = PyList_New(1);
            failed = !places;
            if (places) {
                Py_INCREF(place);
                PyList_SET_ITEM(places, 0, place);
                failed = PyDict_SetItem(search->anchors, key, places);
                Py_DECREF(places);
            }
        }
    }
    Py_XDECREF(key);
    Py_XDECREF(place);
    return failed;
}

static int found_word(Search *search, int number, Py_ssize_t start, Py_ssize_t end) {
    if (LETTER[search->bytes[end]]) return 0;  /* behind the last one stands a zero */
    PyObject *place = Py_BuildValue("(nni)", start, end, number);
    if (!place) return -1;
    int failed = PyList_Append(search->words, place);
    Py_DECREF(place);
    return failed;
}

static int same_characters(const Search *search, const Literal *literal, Py_ssize_t start) {
    if (!literal->characters) return 1;
    int kind = PyUnicode_KIND(search->text);
    const void *data = PyUnicode_DATA(search->text);
    for (Py_ssize_t at = 0; at < literal->size; at++)
        if (literal->characters[at] >= 128 && folded_character(PyUnicode_READ(kind, data, start + at)) != literal->characters[at]) return 0;
    return 1;
}

static int found(Search *search, const Literal *literal, Py_ssize_t start, int words) {
    if (!same_characters(search, literal, start)) return 0;
    return words ? found_word(search, literal->number, start, start + literal->size) : found_anchor(search, literal->number, start);
}

/* The first of literals[low:high], all alike up to `depth`, whose byte there is at least `byte`. */
static unsigned int bound(const Literal *literals, unsigned int low, unsigned int high, Py_ssize_t depth, unsigned int byte) {
    while (low < high) {
        unsigned int middle = low + (high - low) / 2;
        if (literals[middle].bytes[depth] < byte) low = middle + 1; else high = middle;
    }
    return low;
}

/* Whether the bytes of a literal, of which the first `depth` are known to, stand at `start`. */
static int stands(const Search *search, const Literal *literal, Py_ssize_t start, Py_ssize_t depth) {
    return literal->size <= search->size - start && !memcmp(literal->bytes + depth, search->bytes + start + depth, (size_t)(literal->size - depth));
}

/* What of `set` begins at `start` with the opening of `size` bytes that stands there. */
static int look(Search *search, const Set *set, int size, Py_ssize_t start, int words) {
    if (start + size > search->size) return 0;
    uint64_t key = key_of(search->bytes + start, size);
    const Literal *literals = set->literals;
    unsigned int slot = first_slot(set, key, size);
    const Group *group = &set->groups[slot];
    while (group->high && !(group->key == key && opening(literals[group->low].size) == size)) {
        slot = (slot + 1) & set->mask;
        group = &set->groups[slot];
    }
    if (group->least > search->size - start) return 0;
    unsigned int low = group->low, high = group->high;
    Py_ssize_t depth = size;
    while (high - low > 1) {
        for (; low < high && literals[low].size == depth; low++)
            if (found(search, &literals[low], start, words)) return -1;
        if (low == high || start + depth >= search->size) return 0;
        unsigned int byte = search->bytes[start + depth];
        low = bound(literals, low, high, depth, byte);
        high = bound(literals, low, high, depth, byte + 1);
        depth++;
    }
    if (low == high || !stands(search, &literals[low], start, depth)) return 0;
    return found(search, &literals[low], start, words);
}

/* Which openings may begin here: a bit for each of their sizes. */
static inline unsigned int openings_at(const Set *set, const unsigned char *here) {
    return may(set, key_of(here, 4), 4) << 4 | may(set, key_of(here, 6), 6) << 6 | may(set, key_of(here, 8), 8) << 8;
}

static int look_for_openings(Search *search, const Set *set, unsigned int openings, Py_ssize_t start, int words) {
    for (int size = 4; size <= LONG; size += 2)
        if (openings >> size & 1 && look(search, set, size, start, words)) return -1;
    return 0;
}

/* The short ones whose pair stands at `at`. */
static int look_around_pair(Search *search, const Set *set, Py_ssize_t at) {
    for (int place = 0; place < 2 && place <= at; place++) {
        const unsigned char *start = search->bytes + at - place;
        for (int size = place ? SHORT : 1; size <= SHORT; size++)
            if (may(set, key_of(start, size), size) && place_of_pair(start, size) == place && look(search, set, size, at - place, 0)) return -1;
    }
    return 0;
}

#define BLOCK 4096           /* places looked through at once, a multiple of MASK */

/* Those of the `count` places from `here` where an anchor may begin or its pair may stand, in `near`; how many. There
   are no branches, for nobody could foresee them. */
static int places_of_anchors(const Set *anchors, const unsigned char *here, int count, unsigned short *near) {
    int found = 0;
    for (int place = 0; place < count; place++) {
        uint32_t four = hash_four(here + place), pair = pair_of(here + place);
        near[found] = (unsigned short)place;
        found += (int)(HAS(anchors->fours, four) | HAS(anchors->pairs, pair));
    }
    return found;
}

static int look_for_anchors(Search *search, const Set *anchors, Py_ssize_t block, int count) {
    unsigned short near[BLOCK];
    int some = places_of_anchors(anchors, search->bytes + block, count, near);
    for (int number = 0; number < some; number++) {
        Py_ssize_t at = block + near[number];
        const unsigned char *here = search->bytes + at;
        unsigned int openings = openings_at(anchors, here);
        if (openings && look_for_openings(search, anchors, openings, at, 0)) return -1;
        if (HAS(anchors->pairs, pair_of(here)) && look_around_pair(search, anchors, at)) return -1;
    }
    return 0;
}

static Mask letters_at(const unsigned char *here) {
    unsigned char flags[MASK];
    for (int at = 0; at < MASK; at++)
        flags[at] = (unsigned char)((unsigned char)(here[at] - 'a') < 26) | (unsigned char)((unsigned char)(here[at] - '0') < 10) | (unsigned char)((here[at] & 0xC0) == 0x80);
    return mask_of(flags);
}

/* Those of the `count` places from `block` where a word may begin, by the character before it; how many. */
static int starts_of_words(const Search *search, const Set *words, Py_ssize_t block, int count, unsigned short *near) {
    int found = 0;
    Mask before = block && LETTER[search->bytes[block - 1]];
    for (int part = 0; part < count; part += MASK) {
        Mask letters = letters_at(search->bytes + block + part), starts = ~(letters << 1 | before);
        before = letters >> (MASK - 1);
        if (!words->signs) starts &= letters;
        for (; starts; starts &= starts - 1) near[found++] = (unsigned short)(part + lowest(starts));
    }
    while (found && near[found - 1] >= count) found--;  /* in the zeros behind the text */
    return found;
}

static int look_for_words(Search *search, const Set *words, Py_ssize_t block, int count) {
    unsigned short near[BLOCK];
    int some = starts_of_words(search, words, block, count, near);
    for (int number = 0; number < some; number++) {
        Py_ssize_t at = block + near[number];
        unsigned int openings = openings_at(words, search->bytes + at);
        for (int size = 1; words->shorts && size <= SHORT; size++)
            if (look(search, words, size, at, 1)) return -1;
        if (openings && look_for_openings(search, words, openings, at, 1)) return -1;
    }
    return 0;
}

PyDoc_STRVAR(find_doc, "find(text) -> (places of each anchor, by its number, in order; (start, end, number) of words, in order of start)");

static PyObject *find(Literals *self, PyObject *text) {
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "a text is a string, not %.80s", Py_TYPE(text)->tp_name);
    unsigned char *bytes = folded_bytes(text);
    if (!bytes) return NULL;
    Search search = {text, bytes, PyUnicode_GET_LENGTH(text), PyDict_New(), PyList_New(0)};
    int failed = !search.anchors || !search.words;
    for (Py_ssize_t block = 0; !failed && block < search.size; block += BLOCK) {
        int count = search.size - block < BLOCK ? (int)(search.size - block) : BLOCK;
        failed = look_for_anchors(&search, &self->anchors, block, count) || look_for_words(&search, &self->words, block, count);
    }
    PyMem_Free(bytes);
    PyObject *both = failed ? NULL : PyTuple_Pack(2, search.anchors, search.words);
    Py_XDECREF(search.anchors);
    Py_XDECREF(search.words);
    return both;
}

/* --- the type */

static PyObject *create(PyTypeObject *type, PyObject *args, PyObject *names) {
    static char *known[] = {"anchors", "words", NULL};
    PyObject *anchors, *words;
    if (!PyArg_ParseTupleAndKeywords(args, names, "OO:Literals", known, &anchors, &words)) return NULL;
    Literals *made = (Literals *)type->tp_alloc(type, 0);
    if (made && (build(&made->anchors, anchors) || build(&made->words, words))) Py_CLEAR(made);
    return (PyObject *)made;
}

static void destroy(Literals *self) {
    PyTypeObject *type = Py_TYPE(self);
    clear(&self->anchors);
    clear(&self->words);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {{"find", (PyCFunction)find, METH_O, find_doc}, {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, "Literals(anchors, words): strings, looked for in folded text; a word stands between characters that belong to no word."},
    {Py_tp_new, create},
    {Py_tp_dealloc, destroy},
    {Py_tp_methods, methods},
    {0, NULL},
};

static PyType_Spec spec = {"cleaner.native.literals.Literals", sizeof(Literals), 0, Py_TPFLAGS_DEFAULT, slots};

static int executed(PyObject *module) {
    PyObject *type = PyType_FromSpec(&spec);
    int failed = !type || PyModule_AddObjectRef(module, "Literals", type);
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, executed}, {0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "literals", "Many literals, looked for in one pass over a text.", 0, NULL, module_slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_literals(void) { return PyModuleDef_Init(&module); }

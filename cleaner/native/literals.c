/* Many literals, looked for in one pass over a text: anchors, wherever they stand, and words, which stand between
   characters that belong to no word.

   A few bits decide at each place whether anything can begin there: those of the next two bytes, of the next three, and
   then of all the bytes of a short literal, or the first eight of a long one. What may begin there is a group of
   literals, in order, that grows smaller with every byte. The plain form is the
   automaton in cleaner/engine.py; tests/test_native.py holds this one to it. */
#include "fold.h"

#define HASHES (1 << 16)
#define MORE_HASHES (1 << 18)
#define LONG 8               /* so many bytes of a literal are its opening, or all that it has */

typedef struct {
    unsigned char *bytes;    /* folded */
    Py_UCS4 *characters;     /* folded, where one of them is not ASCII; else NULL */
    Py_ssize_t size;
    int number;
} Literal;

/* literals[low:high] begin with the same three bytes, or are the same one or two bytes */
typedef struct {
    unsigned int key;        /* 0: nobody's place */
    unsigned int low, high;
} Group;

typedef struct {
    Literal *literals;       /* in order of size (one, two, more) and bytes */
    Py_ssize_t count;
    Group *groups;           /* a table by the hash of the key */
    unsigned int mask;
    unsigned int two[HASHES / 32], three[HASHES / 32];
    unsigned char sizes[HASHES];  /* by three bytes: the bit 1 << (size - 1) for each size of the openings that begin with them */
    unsigned int openings[MORE_HASHES / 32];
} Set;

typedef struct {
    PyObject_HEAD
    Set anchors, words;
} Literals;

#define MARK(bits, at) ((bits)[(at) >> 5] |= 1u << ((at) & 31))
#define HAS(bits, at) ((bits)[(at) >> 5] >> ((at) & 31) & 1)

static inline unsigned int key_of(const unsigned char *at, Py_ssize_t size) {
    if (size == 1) return 1u << 24 | at[0];
    if (size == 2) return 2u << 24 | at[0] | (unsigned int)at[1] << 8;
    return 3u << 24 | at[0] | (unsigned int)at[1] << 8 | (unsigned int)at[2] << 16;
}

static inline unsigned int hash(unsigned int key) { return (key * 0x9E3779B1u) >> 16; }

/* Of the first `size` bytes in `opening`. */
static inline unsigned int hash_opening(const unsigned char *opening, int size) {
    unsigned long long bytes = 0;
    for (int at = 0; at < LONG; at++) bytes |= (unsigned long long)opening[at] << (8 * at);  /* one load, where numbers are laid out so */
    bytes &= ~0ull >> (8 * (LONG - size));
    return (unsigned int)(((bytes ^ (unsigned long long)size << 40) * 0x9E3779B97F4A7C15ull) >> 46);
}

/* --- building */

static int in_order(const void *one, const void *other) {
    const Literal *a = one, *b = other;
    Py_ssize_t first = a->size < 3 ? a->size : 3, second = b->size < 3 ? b->size : 3;
    if (first != second) return first < second ? -1 : 1;
    int order = memcmp(a->bytes, b->bytes, (size_t)(a->size < b->size ? a->size : b->size));
    if (order) return order;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

static int read_literal(Literal *made, PyObject *text, int number) {
    if (!PyUnicode_Check(text)) {
        PyErr_Format(PyExc_TypeError, "literals are strings, not %.80s", Py_TYPE(text)->tp_name);
        return -1;
    }
    made->size = PyUnicode_GET_LENGTH(text);
    made->number = number;
    if (!made->size) {
        PyErr_SetString(PyExc_ValueError, "a literal is empty");
        return -1;
    }
    made->bytes = folded_bytes(text);
    if (!made->bytes) return -1;
    if (PyUnicode_IS_ASCII(text)) return 0;
    made->characters = PyMem_Malloc((size_t)made->size * sizeof(Py_UCS4));
    if (!made->characters) { PyErr_NoMemory(); return -1; }
    for (Py_ssize_t at = 0; at < made->size; at++) made->characters[at] = folded_character(PyUnicode_READ_CHAR(text, at));
    return 0;
}

static int build(Set *set, PyObject *given) {
    PyObject *texts = PySequence_Fast(given, "literals are a sequence of strings");
    if (!texts) return -1;
    Py_ssize_t count = PySequence_Fast_GET_SIZE(texts);
    int failed = count >= INT_MAX / 4;
    if (failed) PyErr_SetString(PyExc_ValueError, "too many literals");
    if (!failed && !(set->literals = PyMem_Calloc((size_t)count + 1, sizeof(Literal)))) { PyErr_NoMemory(); failed = 1; }
    for (Py_ssize_t at = 0; !failed && at < count; at++) {
        set->count = at + 1;  /* what is freed later */
        failed = read_literal(&set->literals[at], PySequence_Fast_GET_ITEM(texts, at), (int)at);
    }
    Py_DECREF(texts);
    if (failed) return -1;
    qsort(set->literals, (size_t)count, sizeof(Literal), in_order);
    unsigned int room = 16;
    while (room < 2 * (size_t)count) room *= 2;
    set->mask = room - 1;
    set->groups = PyMem_Calloc(room, sizeof(Group));
    if (!set->groups) { PyErr_NoMemory(); return -1; }
    for (Py_ssize_t low = 0, high; low < count; low = high) {
        const Literal *first = &set->literals[low];
        unsigned int key = key_of(first->bytes, first->size), slot = hash(key) & set->mask;
        for (high = low + 1; high < count && key_of(set->literals[high].bytes, set->literals[high].size) == key; high++) {}
        while (set->groups[slot].key) slot = (slot + 1) & set->mask;
        set->groups[slot] = (Group){key, (unsigned int)low, (unsigned int)high};
        if (first->size == 1) for (unsigned int next = 0; next < 256; next++) MARK(set->two, first->bytes[0] | next << 8);
        else if (first->size == 2) MARK(set->two, key & 0xFFFF);
        else MARK(set->three, hash(key));
        for (Py_ssize_t at = low; at < high; at++)
            if (set->literals[at].size >= 3) {
                int size = set->literals[at].size < LONG ? (int)set->literals[at].size : LONG;
                set->sizes[hash(key)] |= (unsigned char)(1 << (size - 1));
                MARK(set->openings, hash_opening(set->literals[at].bytes, size));
            }
    }
    return 0;
}

static void clear(Set *set) {
    for (Py_ssize_t at = 0; at < set->count; at++) {
        PyMem_Free(set->literals[at].bytes);
        PyMem_Free(set->literals[at].characters);
    }
    PyMem_Free(set->literals);
    PyMem_Free(set->groups);
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

/* What of `set` begins at `start` with the bytes of `key`. */
static int look(Search *search, const Set *set, unsigned int key, Py_ssize_t start, int words) {
    unsigned int slot = hash(key) & set->mask;
    while (set->groups[slot].key && set->groups[slot].key != key) slot = (slot + 1) & set->mask;
    const Group *group = &set->groups[slot];
    if (!group->key) return 0;
    const Literal *literals = set->literals;
    unsigned int low = group->low, high = group->high;
    Py_ssize_t depth = key >> 24;
    while (low < high) {
        for (; low < high && literals[low].size == depth; low++)
            if (found(search, &literals[low], start, words)) return -1;
        if (low == high || start + depth >= search->size) return 0;
        unsigned int byte = search->bytes[start + depth];
        if (high - low > 1) {
            low = bound(literals, low, high, depth, byte);
            high = bound(literals, low, high, depth, byte + 1);
        } else if (literals[low].bytes[depth] != byte) return 0;
        depth++;
    }
    return 0;
}

static int begins(Search *search, const Set *set, Py_ssize_t at, int words) {
    const unsigned char *here = search->bytes + at;
    if (HAS(set->two, here[0] | (unsigned int)here[1] << 8)) {
        if (look(search, set, key_of(here, 1), at, words)) return -1;
        if (at + 2 <= search->size && look(search, set, key_of(here, 2), at, words)) return -1;
    }
    unsigned int key = key_of(here, 3), three = hash(key);
    for (int size = 3, sizes = set->sizes[three] >> 2; sizes; size++, sizes >>= 1)
        if (sizes & 1 && HAS(set->openings, hash_opening(here, size)))
            return at + 3 <= search->size ? look(search, set, key, at, words) : 0;
    return 0;
}

/* The places in bytes[at:at + count] where an anchor or a word may begin, in `near`; how many. There are no branches,
   for nobody could foresee them. */
static int candidates(const Literals *self, const unsigned char *bytes, Py_ssize_t at, int count, unsigned short *near) {
    const Set *anchors = &self->anchors, *words = &self->words;
    const unsigned char *here = bytes + at;
    unsigned int before = at ? LETTER[here[-1]] : 0;
    int found = 0;
    for (int place = 0; place < count; place++) {
        unsigned int key = key_of(here + place, 3), two = key & 0xFFFF, three = hash(key);
        near[found] = (unsigned short)place;
        found += HAS(anchors->three, three) | HAS(anchors->two, two) | ((HAS(words->three, three) | HAS(words->two, two)) & (before ^ 1));
        before = LETTER[here[place]];
    }
    return found;
}

PyDoc_STRVAR(find_doc, "find(text) -> (places of each anchor, by its number, in order; (start, end, number) of words, in order of start)");

#define BLOCK 4096

static PyObject *find(Literals *self, PyObject *text) {
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "a text is a string, not %.80s", Py_TYPE(text)->tp_name);
    unsigned char *bytes = folded_bytes(text);
    if (!bytes) return NULL;
    Search search = {text, bytes, PyUnicode_GET_LENGTH(text), PyDict_New(), PyList_New(0)};
    int failed = !search.anchors || !search.words;
    unsigned short near[BLOCK];
    for (Py_ssize_t block = 0; !failed && block < search.size; block += BLOCK) {
        int count = candidates(self, bytes, block, (int)(search.size - block < BLOCK ? search.size - block : BLOCK), near);
        for (int number = 0; !failed && number < count; number++) {
            Py_ssize_t at = block + near[number];
            failed = begins(&search, &self->anchors, at, 0);
            if (!failed && (!at || !LETTER[bytes[at - 1]])) failed = begins(&search, &self->words, at, 1);
        }
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
    prepare_folding();
    PyObject *type = PyType_FromSpec(&spec);
    int failed = !type || PyModule_AddObjectRef(module, "Literals", type);
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, executed}, {0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "literals", "Many literals, looked for in one pass over a text.", 0, NULL, module_slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_literals(void) { return PyModuleDef_Init(&module); }

/* Characters as glossary/fold.py folds them, in one byte each: what is looked for again and again in a text is looked
   for in these bytes. An ASCII character is folded as there; any other one stands for many, so whoever finds it must
   look at the character itself. */
#ifndef COPYDESK_FOLD_H
#define COPYDESK_FOLD_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#define PAD 72           /* zeros behind the last byte, so that a mask of them may be read at once, and eight bytes at its last */
#define SIGMA 0x03C3
#define FINAL_SIGMA 0x03C2

/* for tables by bytes */
#define TIMES_10(X) X, X, X, X, X, X, X, X, X, X
#define TIMES_26(X) TIMES_10(X), TIMES_10(X), X, X, X, X, X, X

/* 0x80-0xBF: letters and digits below U+0250, which make a longer word of the word beside them; 0xC0-0xFF: all else */
static inline unsigned char byte_of(Py_UCS4 folded) {
    if (folded < 128) return (unsigned char)folded;
    unsigned char mixed = (unsigned char)((folded ^ (folded >> 6)) & 0x3F);
    return (folded < 0x250 && Py_UNICODE_ISALNUM(folded)) ? 0x80 | mixed : 0xC0 | mixed;
}

/* fold() of one character; a sigma at the end of a word is a sigma */
static Py_UCS4 folded_character(Py_UCS4 c) {
    if (c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x201C || c == 0x201D) return '"';
    if (c == 0x2010 || c == 0x2011 || c == 0xA0 || c == '-' || c == '\n') return ' ';
    if (c < 128) return (c >= 'A' && c <= 'Z') ? c + 32 : c;
    if (c == 0x0130) return 'i';
    c = Py_UNICODE_TOLOWER(c);
    return c == FINAL_SIGMA ? SIGMA : c;
}

/* Folds `size` characters at `data`: the ASCII ones in a loop that compilers turn into one over many at a time, then the
   others, whose byte was left at 0xFF. */
#define FOLD(NAME, TYPE) \
    static void NAME(unsigned char *bytes, const TYPE *data, Py_ssize_t size) { \
        for (Py_ssize_t at = 0; at < size; at++) { \
            TYPE c = data[at]; \
            unsigned char byte = (unsigned char)(c + ((c >= 'A' && c <= 'Z') ? 32 : 0)); \
            byte = (c == '-' || c == '\n') ? ' ' : byte; \
            bytes[at] = c < 128 ? byte : 0xFF; \
        } \
        for (unsigned char *next = bytes; (next = memchr(next, 0xFF, (size_t)(bytes + size - next))); next++) \
            *next = byte_of(folded_character(data[next - bytes])); \
    }
FOLD(fold_one_byte, Py_UCS1)
FOLD(fold_two_bytes, Py_UCS2)
FOLD(fold_four_bytes, Py_UCS4)
#undef FOLD

static void fold_into(unsigned char *bytes, PyObject *text) {
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) fold_one_byte(bytes, PyUnicode_1BYTE_DATA(text), size);
    else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) fold_two_bytes(bytes, PyUnicode_2BYTE_DATA(text), size);
    else fold_four_bytes(bytes, PyUnicode_4BYTE_DATA(text), size);
}

/* The folded bytes of `text`, PAD zeros behind them; to be freed with PyMem_Free. NULL: no memory, exception set. */
static unsigned char *folded_bytes(PyObject *text) {
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    unsigned char *bytes = PyMem_Malloc((size_t)size + PAD);
    if (!bytes) { PyErr_NoMemory(); return NULL; }
    fold_into(bytes, text);
    memset(bytes + size, 0, PAD);
    return bytes;
}

#endif

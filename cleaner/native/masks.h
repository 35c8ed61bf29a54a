/* Characters 64 at a time, a bit for each, the first one lowest: what is rare in a text is walked through from bit to bit,
   and what is not is passed without a branch. */
#ifndef COPYDESK_MASKS_H
#define COPYDESK_MASKS_H

#include <stddef.h>
#include <stdint.h>
#ifdef _MSC_VER
#include <intrin.h>
#endif
#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define COPYDESK_SSE2
#endif

#define MASK 64          /* characters in one */

typedef uint64_t Mask;

/* The place of the lowest bit of a mask that has one. */
static inline int lowest(Mask mask) {
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_ctzll(mask);
#elif defined(_MSC_VER) && defined(_WIN64)
    unsigned long place;
    _BitScanForward64(&place, mask);
    return (int)place;
#else
    int place = 0;
    for (int half = 32; half; half /= 2)
        if (!(mask & (((Mask)1 << half) - 1))) { mask >>= half; place += half; }
    return place;
#endif
}

/* The eight bytes at `at` as a number, the first one lowest on every machine; compilers know it for one load. */
static inline uint64_t eight_bytes(const unsigned char *at) {
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
           (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* The mask of 64 bytes that are 0 or 1. Where there is no instruction for it, a product moves the lowest bits of eight
   of them side by side. */
static inline Mask mask_of(const unsigned char *flags) {
    Mask mask = 0;
#ifdef COPYDESK_SSE2
    for (int part = 0; part < 4; part++) {
        __m128i some = _mm_loadu_si128((const __m128i *)(flags + 16 * part));
        mask |= (Mask)(unsigned int)_mm_movemask_epi8(_mm_slli_epi16(some, 7)) << (16 * part);
    }
#else
    for (int part = 0; part < 8; part++) mask |= (eight_bytes(flags + 8 * part) * 0x0102040810204080ull >> 56) << (8 * part);
#endif
    return mask;
}

/* The mask of the characters from `at` on, of `masks` that go on behind the one it is in. */
static inline Mask mask_from(const Mask *masks, size_t at) {
    return masks[at / MASK] >> at % MASK | masks[at / MASK + 1] << 1 << (MASK - 1 - at % MASK);
}

#endif

"""A source credit or a byline: what a desk wants to know, but not a part of the text."""
from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.detectors import _credit, _furniture
from cleaner.model import ARTICLE, SAFE, SUGGESTED, Finding, Rule, delete, replace
from glossary.records import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.kit import Kit

RULE = Rule(
    id="credit-line",
    type="non-conformance",
    severity="minor",
    summary="a source credit or a byline in the text",
    why="Who wrote and published an article belongs into its metadata; it must not get lost, so it is never deleted unasked.",
    examples=(
        ("◎ Reporter Zhao Min\n\nThe bridge opened to traffic on Sunday after four years.", "By Zhao Min\n\nThe bridge opened to traffic on Sunday after four years."),
        ("The bridge opened to traffic on Sunday after four years.\n\n(Source: Harbour Daily)", ""),
    ),
)
SCOPE = ARTICLE
RULES = (RULE,)
PATTERNS = ()

_NAME = r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){1,2}"
_NAMES = rf"{_NAME}(?:(?:, | and |, and ){_NAME}){{0,3}}"
_REPORTER = rf"[◎●■▲\s]*(?:(?:Our|This newspaper's|Trainee|Intern|Chief|Special|Staff) )?(?:[Rr]eporters?|[Cc]orrespondents?)\s*[:：丨|/]?\s*({_NAMES})\s*"
#: a byline with the paper before it, or with several roles: what the English one would be is for an editor to say
_ROLE = "(?:[Rr]eporters?|[Cc]orrespondents?)"
_BYLINE = (rf"\W*(?:(?:[A-Z][\w&.’'-]*|of|the|this|newspaper|all-media|trainee|special|chief|intern|staff)[ ,-]+){{0,9}}{_ROLE}\s*[:：丨|/]?\s*{_NAMES}"
           rf"(?:[,;、/ ]+(?:(?:[Ii]ntern|[Ss]pecial|[Tt]rainee) )?{_ROLE}\s*[:：丨|/]?\s*{_NAMES}){{0,4}}\W*")  # fmt: skip
# not compiled before an article needs it: a class of so many characters takes longer than a short article
_HAN = "[\u3400-\u9fff]"
#: how the syllables of a Chinese name look in Pinyin
_SYLLABLE = r"(?:[BPMFDTNLGKHJQXRZCSWY]|Zh|Ch|Sh)?(?:[aeiou]|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|er)"
_SURNAMES = frozenset(
    "Bai Bao Cai Cao Chang Chen Cheng Cui Dai Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Ge Gong Gu Guan Guo Han Hao He Hong Hou Hu Huang Jia Jiang Jin Kang Kong "
    "Lai Lei Li Liang Liao Lin Liu Long Lu Luo Ma Mao Meng Mo Mu Ni Niu Pan Pang Peng Qi Qian Qiao Qin Qiu Ren Shao Shen Shi Song Su Sun Tan Tang Tao Tian Wan Wang "
    "Wei Wen Wu Xi Xia Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi Yin Yu Yuan Yue Zeng Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang Zou".split()
)
_BARE_NAME = rf"([A-Z][a-z]+) ((?i:{_SYLLABLE}){{1,2}}|(?i:{_SYLLABLE})-(?i:{_SYLLABLE}))"


def detect(doc: Document, kit: Kit) -> Iterator[Finding]:
    first, behind = _furniture.body(doc)
    ends = (first, behind - 1)
    texts = doc.texts
    numbers = range(len(texts))
    for at in numbers if doc.survey.eastern else sorted({*range(first), *ends, *range(behind, len(texts))}.intersection(numbers)):
        words, inside = texts[at], first <= at < behind
        short = len(words) <= _credit.LONGEST
        if short and not inside:
            yield from _at_edge(doc, at, words)
        elif short and doc.survey.eastern and re.search(_HAN, words) and _credit.is_credit(words):
            yield _chinese(*doc.lines[at])
        elif at in ends and words.rstrip(_credit.CLOSING)[-1:] in _credit.BRACKETS:
            found = _credit.behind(doc.prose, *doc.lines[at])
            if found:
                yield RULE.at(*found.span(), "A credit behind the text: it belongs into the metadata.")


def _at_edge(doc: Document, at: int, words: str) -> Iterator[Finding]:
    named = "eporter" in words or "orrespondent" in words
    reporter = re.fullmatch(_REPORTER, words) if named else None
    if reporter:
        yield RULE.at(*doc.lines[at], "A byline as Chinese papers write it, 记者 for “reporter”; English papers write “By” and the name.",
                      replace(*doc.lines[at], f"By {reporter[1]}", SAFE))  # fmt: skip
    elif _credit.is_credit(words) or (named and words[-1] != "." and re.fullmatch(_BYLINE, words)):
        if doc.survey.eastern and re.search(_HAN, words):
            yield _chinese(*doc.lines[at])
        elif not _furniture.known(words, True):
            yield RULE.at(*doc.lines[at], "A credit: it belongs into the metadata, not into the text.")
    elif at > 0 and _bare_name(words):
        yield RULE.at(*doc.lines[at], "Probably the author's name; a byline begins with “By”.", replace(*doc.lines[at], f"By {words}", SUGGESTED))


def _chinese(start: int, end: int) -> Finding:
    return RULE.at(start, end, "A credit in Chinese: keep what it says in the metadata.", delete(start, end))


def _bare_name(words: str) -> bool:
    return words.partition(" ")[0] in _SURNAMES and bool(re.fullmatch(_BARE_NAME, words))

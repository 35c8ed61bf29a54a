"""Takes out each guard of the writer in a copy of the project, and sees whether the test that should miss it fails."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_WRITING, _JOURNAL, _FIDELITY = "tests/safety/test_writing.py", "tests/safety/test_journal.py", "tests/safety/test_fidelity.py"
_BOUNDARIES, _SETTLING = "tests/safety/test_boundaries.py", "tests/safety/test_settling.py"


class Mutation(NamedTuple):
    promise: int
    guard: str
    file: str
    old: str
    new: str
    test: str


GUARDS = (
    Mutation(1, "write beside, then rename", "cleaner/write.py", "        os.replace(name, target)\n", "        target.write_bytes(data)\n        os.unlink(name)\n",
             f"{_WRITING}::test_the_bytes_are_on_the_disk_before_the_name"),
    Mutation(1, "flush before the rename", "cleaner/write.py", "        os.fsync(handle)\n        check()", "        check()", f"{_WRITING}::test_the_bytes_are_on_the_disk_before_the_name"),
    Mutation(1, "flush the folder", "cleaner/write.py", "    sync_folder(target.parent)\n\n\ndef _beside", "\n\ndef _beside", f"{_WRITING}::test_the_bytes_are_on_the_disk_before_the_name"),
    Mutation(1, "take the temporary file away after a failure", "cleaner/write.py", "        with contextlib.suppress(OSError):\n            os.unlink(name)\n        raise", "        raise",
             f"{_WRITING}::test_whichever_call_fails_an_article_is_old_or_new_and_the_failure_is_told"),
    Mutation(1, "write all of it", "cleaner/write.py", "    rest = memoryview(data)\n    while rest:\n        rest = rest[os.write(handle, rest) :]", "    os.write(handle, data[: len(data) // 2])",
             f"{_WRITING}::test_the_mode_stays_in_place_and_a_copy_is_no_more_open_than_its_original"),
    Mutation(1, "keep the mode", "cleaner/write.py", "        os.fchmod(handle, stat.S_IMODE(like.st_mode))", "        pass",
             f"{_WRITING}::test_the_mode_stays_in_place_and_a_copy_is_no_more_open_than_its_original"),
    Mutation(1, "keep the owner", "cleaner/write.py", "                os.fchown(handle, like.st_uid, like.st_gid)", "                pass", f"{_WRITING}::test_the_owner_stays"),
    Mutation(1, "do not take over another user's file", "cleaner/write.py", "                if owned:\n", "                if False:\n", f"{_WRITING}::test_a_file_of_another_user_is_not_taken_over"),
    Mutation(1, "keep extended attributes", "cleaner/write.py", "                    os.setxattr(handle, name, os.getxattr(path, name))", "                    pass", f"{_WRITING}::test_extended_attributes_stay"),
    Mutation(1, "respect write protection", "cleaner/write.py", "not os.access(seen.path, os.W_OK)", "False", f"{_WRITING}::test_without_permission_an_article_is_left_and_named_and_the_others_are_done"),
    Mutation(1, "refuse hard links", "cleaner/write.py", "if seen.stat.st_nlink > 1:", "if False:", f"{_WRITING}::test_a_hard_linked_file_is_refused_in_place_and_named"),
    Mutation(1, "refuse a file that changed meanwhile", "cleaner/write.py", "    if not same:\n", "    if False:\n", f"{_WRITING}::test_a_file_that_changed_since_it_was_read_is_refused"),
    Mutation(1, "compare the bytes, too", "cleaner/write.py", "        same = same and Path(seen.path).read_bytes() == seen.data\n", "", f"{_WRITING}::test_a_file_that_changed_since_it_was_read_is_refused"),
    Mutation(1, "sweep what a killed run left", "cleaner/write.py", "        os.unlink(path)\n        return True\n    finally", "        return True\n    finally",
             f"{_WRITING}::test_what_a_killed_run_left_is_swept_by_the_next_and_a_live_one_is_not"),
    Mutation(1, "leave what another run is writing", "cleaner/write.py", "        if not _lock(handle, wait=False):\n            return False\n        os.unlink", "        os.unlink",
             f"{_WRITING}::test_what_a_killed_run_left_is_swept_by_the_next_and_a_live_one_is_not"),
    Mutation(1, "one run at a time in a folder", "cleaner/journal.py", "        if lock.held:\n", "        if True:\n", f"{_WRITING}::test_a_second_run_in_a_folder_is_turned_away"),
    Mutation(1, "follow links only inside the root", "cleaner/files.py", "    if root is not None and not _inside(real, root):", "    if False:", f"{_BOUNDARIES}::test_links_are_followed_only_inside_the_root"),
    Mutation(2, "the way back before the article", "cleaner/store.py",
             "        keep(journal, Record(source.inside_root(), mark(seen.data), mark(cleaned.data), cleaned.back))\n    replace(seen, cleaned.data)",
             "        replace(seen, cleaned.data)\n        keep(journal, Record(source.inside_root(), mark(seen.data), mark(cleaned.data), cleaned.back))",
             f"{_JOURNAL}::test_killed_at_any_call_it_is_continued_to_the_same_end_and_taken_back"),
    Mutation(2, "flush the way back", "cleaner/journal.py", "        if record.before:  # what was not there cannot be lost\n            os.fsync(handle)\n", "",
             f"{_WRITING}::test_the_journal_is_on_the_disk_before_the_article"),
    Mutation(2, "see again what a killed run mended", "cleaner/task.py", "    if source.name in job.begun:", "    if False:",
             f"{_JOURNAL}::test_killed_at_any_call_it_is_continued_to_the_same_end_and_taken_back"),
    Mutation(2, "cut what was written after the last note", "cleaner/journal.py", "        os.ftruncate(self._handle, size)\n        self.size = size", "        self.size = size",
             f"{_JOURNAL}::test_what_stands_behind_the_last_note_is_cut"),
    Mutation(2, "an article that changed is done again", "cleaner/journal.py", 'or tuple(entry["stamp"]) != stamp:', ":", f"{_JOURNAL}::test_an_article_that_changed_after_the_kill_is_cleaned_as_it_is_now"),
    Mutation(2, "continue only the same work", "cleaner/journal.py", '                if _text(unfinished / "run.json") != asked:', "                if False:", f"{_JOURNAL}::test_another_run_is_not_continued"),
    Mutation(2, "undo refuses what changed since", "cleaner/journal.py", "    if now != record.after or (record.before and mark(original) != record.before):", "    if False:",
             f"{_JOURNAL}::test_undo_refuses_and_names_what_changed_since_and_does_the_others"),
    Mutation(2, "undo stays in its folder", "cleaner/journal.py", "                target = place(root, record.inside)\n", "                target = root / record.inside\n",
             f"{_JOURNAL}::test_a_journal_cannot_lead_undo_out_of_its_folder"),
    Mutation(2, "old ways back are dropped", "cleaner/journal.py", "            for old in _runs(self._root)[:-KEPT]:\n                _discard(old)\n", "", f"{_JOURNAL}::test_only_the_last_runs_are_kept"),
    Mutation(3, "an encoding that does not give the bytes back", "cleaner/document.py", "    if not same:\n", "    if False:\n", f"{_FIDELITY}::test_what_cannot_come_back_is_left_alone_and_named"),
    Mutation(3, "parts that are the whole", "cleaner/article.py", "    if old != data or splice_bytes(data, changes) != cleaned:", "    if False:", f"{_FIDELITY}::test_parts_that_are_not_the_whole_are_not_written"),
    Mutation(4, "a file without a final newline", "cleaner/patch.py", 'b"\\n\\\\ No newline at end of file\\n"', 'b"\\n"', f"{_FIDELITY}::test_the_patch_of_any_edits_is_exact_and_so_is_the_way_back"),
    Mutation(4, "only LF ends a line", "cleaner/patch.py", '[line + b"\\n" for line in data.split(b"\\n")]', '[line + b"\\n" for line in data.splitlines() + ([b""] if data.endswith(b"\\n") else [])]',
             f"{_FIDELITY}::test_the_patch_of_any_edits_is_exact_and_so_is_the_way_back"),
    Mutation(4, "names quoted as git does", "cleaner/patch.py", "    if any(byte < 32 or byte in (34, 92, 127) for byte in name):", "    if False:",
             f"{_FIDELITY}::test_patch_and_told_edits_lead_from_the_originals_to_the_cleaned_tree"),
    Mutation(4, "edits told in offsets of the original", "cleaner/resolve.py", "            start = gone[0].start if gone else", "            start = position if gone else",
             f"{_FIDELITY}::test_edits_of_several_walks_are_told_as_edits_of_the_original"),
    Mutation(5, "no name leads out", "cleaner/files.py", "or \"..\" in path.parts ", "", f"{_BOUNDARIES}::test_no_name_leads_out_of_the_folder"),
    Mutation(5, "no linked folder leads out", "cleaner/files.py", "    if not _inside(os.path.realpath(target.parent), root):", "    if False:", f"{_BOUNDARIES}::test_no_name_leads_out_of_the_folder"),
    Mutation(5, "names that differ in case only", "cleaner/gather.py", 'key = name if cases else unicodedata.normalize("NFC", name).casefold()', "key = name",
             f"{_BOUNDARIES}::test_two_articles_never_go_to_one_place"),
    Mutation(5, "only regular files", "cleaner/files.py", "    if not stat.S_ISREG(facts.st_mode):", "    if False:", f"{_BOUNDARIES}::test_what_is_no_file_is_named_and_nothing_waits_for_it"),
    Mutation(5, "no file larger than an article", "cleaner/files.py", "    elif facts.st_size > largest:", "    elif False:", f"{_BOUNDARIES}::test_a_file_larger_than_any_article_is_not_read"),
    Mutation(5, "no XML entities", "cleaner/formats/_xml.py", "        self._parser.EntityDeclHandler = self._refuse\n", "", f"{_BOUNDARIES}::test_xml_that_would_grow_is_refused"),
    Mutation(5, "nothing acts on a terminal", "cleaner/terminal.py", "    return _UNSAFE.sub(", "    return text or _UNSAFE.sub(", f"{_BOUNDARIES}::test_shown_words_never_act_and_json_still_means_the_same"),
    Mutation(5, "rows of figures without end", "cleaner/quantity/numeral.py", 'return _ENDLESS.sub(lambda found: "\\x00" * len(found[0]), text)', "return text", f"{_BOUNDARIES}::test_figures_without_end_are_no_number"),
    Mutation(6, "walk until nothing changes", "cleaner/run.py", "            if not done.edits or walk == WALKS:", "            if not done.edits or walk == 1:", f"{_SETTLING}::test_a_cleaned_article_is_clean"),
    Mutation(6, "say what does not settle", "cleaner/run.py", "settled=not done.edits,", "settled=True,", f"{_SETTLING}::test_what_does_not_settle_is_told_as_a_defect_of_the_rules"),
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Takes out each guard of the writer (or those whose name holds WORD) and runs the test that must fail."""
    chosen = [one for one in GUARDS if not arguments or any(word in one.guard for word in arguments)]
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        for part in ("cleaner", "glossary", "tests", "examples", "tools", "pyproject.toml"):
            (shutil.copytree if (ROOT / part).is_dir() else _copied)(ROOT / part, copy / part)
        print("| promise | guard taken out | test | |\n| --- | --- | --- | --- |")
        for one in chosen:
            path = copy / one.file
            text = path.read_text("utf-8")
            assert text.count(one.old) == 1, f"{one.file}: {one.old!r} stands there {text.count(one.old)} times"
            path.write_text(text.replace(one.old, one.new), "utf-8")
            try:
                status = subprocess.run([sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", one.test], cwd=copy, capture_output=True,
                                        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}, timeout=300).returncode  # fmt: skip
            except subprocess.TimeoutExpired:
                status = 1
            path.write_text(text, "utf-8")
            word = {0: "SURVIVED", 1: "fails"}.get(status, f"cannot run ({status})")
            survived += status != 1
            print(f"| {one.promise} | {one.guard} | `{one.test.rpartition('/')[2]}` | {word} |", flush=True)
    print(f"\n{len(chosen) - survived} of {len(chosen)} guards are missed when they are gone")
    return 1 if survived else 0


def _copied(one: Path, other: Path) -> None:
    other.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(one, other)

"""Builds the compiled part; all else stands in pyproject.toml. Nothing needs it: where it cannot be built, or COPYDESK_PURE
is set, copydesk does the same in plain Python, more slowly."""
from __future__ import annotations

import os
from glob import glob
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCES = [] if os.environ.get("COPYDESK_PURE") else sorted(glob("cleaner/native/*.c"))


class Build(build_ext):
    def build_extensions(self) -> None:
        # Pythons differ in what they ask for; MSVC has nothing above its default, and who sets CFLAGS decides
        if self.compiler.compiler_type != "msvc" and "-O" not in os.environ.get("CFLAGS", ""):
            for one in self.extensions:
                one.extra_compile_args.append("-O3")
        super().build_extensions()
        missing = [one.name for one in self.extensions if not os.path.exists(self.get_ext_fullpath(one.name))]
        if missing:
            self.warn(f"could not build {', '.join(missing)}: copydesk does the same without, more slowly")


setup(
    ext_modules=[Extension(f"cleaner.native.{Path(source).stem}", [source], depends=sorted(glob("cleaner/native/*.h")), optional=True) for source in SOURCES],
    cmdclass={"build_ext": Build},
)

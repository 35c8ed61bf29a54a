"""The long forms of tests/safety: python -m tools.safety NAME. docs/safety.md says what each proves."""

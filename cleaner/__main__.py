from cleaner.start import run

run()

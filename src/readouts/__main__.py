"""``python -m readouts``."""

from readouts.cli import main

if __name__ == "__main__":
    main()

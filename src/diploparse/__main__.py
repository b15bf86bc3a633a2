"""`python -m diploparse`: the command line."""

from diploparse.cli import main

if __name__ == "__main__":
    main()

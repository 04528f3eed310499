"""The offline help: pages in Markdown, parts of them made from the code, a window to read and search them."""

#!/usr/bin/python3
"""Runs a program in a terminal, types a line when it asks for a password, and prints what the terminal showed.

Arguments: LINE PROGRAM ARGUMENT...
"""
import os
import pty
import sys

line, program = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)
shown = b""
typed = False
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:
        break
    if not data:
        break
    shown += data
    if b"Password for" in shown and b"): " in shown and not typed:
        os.write(terminal, line.encode() + b"\r")
        typed = True
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

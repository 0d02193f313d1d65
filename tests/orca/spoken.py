"""A voice for Orca that speaks into a file, as fast as people listen.

What is stopped before its end is noted as cut, and what still waits then is never heard: as with a
real voice. Each line is one event: [time, "say" | "end" | "cut", text]. This runs in Orca.
"""

import json
import os
import time

from gi.repository import GLib
from orca import speechserver

LETTERS_IN_A_SECOND = 40
Context = speechserver.SayAllContext


class SpeechServer(speechserver.SpeechServer):
    """Takes what Orca says, one utterance after the other."""

    _only = None

    @staticmethod
    def getFactoryName():
        return "A file"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        SpeechServer._only = SpeechServer._only or SpeechServer()
        return SpeechServer._only

    @staticmethod
    def shutdownActiveServers():
        SpeechServer._only = None

    def __init__(self):
        super().__init__()
        self._waiting, self._said, self._timer = [], None, None

    def getInfo(self):
        return ["A file", "file"]

    def speak(self, text=None, acss=None, interrupt=True):
        if isinstance(text, str) and text.strip():
            self._take(text)

    def speakCharacter(self, character, acss=None):
        self.speak(character)

    def speakKeyEvent(self, event, acss=None):
        self.speak(event.getKeyName())

    def sayAll(self, utteranceIterator, progressCallback):
        GLib.idle_add(self._say_next, utteranceIterator, progressCallback)

    def stop(self):
        self._waiting = []
        if self._timer:
            GLib.source_remove(self._timer)
            self._finish("cut")

    def _say_next(self, utterances, tell):
        context, _ = next(utterances, (None, None))

        def tell_of(progress, offset):
            context.currentOffset = offset
            GLib.idle_add(tell, context.copy(), progress)

        def go_on(event):
            if event == "cut":
                return tell_of(Context.INTERRUPTED, context.startOffset)
            tell_of(Context.COMPLETED, context.endOffset)
            GLib.idle_add(self._say_next, utterances, tell)

        if context:
            self._take(context.utterance, go_on)
            tell_of(Context.PROGRESS, context.startOffset)
        return False

    def _take(self, text, after=lambda event: None):
        self._waiting.append((text, after))
        if not self._timer:
            self._begin()

    def _begin(self):
        self._said = self._waiting.pop(0)
        self._note("say")
        wait = int(1000 * len(self._said[0]) / LETTERS_IN_A_SECOND)
        self._timer = GLib.timeout_add(wait, self._finish, "end")

    def _finish(self, event):
        self._timer, (_, after) = None, self._said
        self._note(event)
        if self._waiting:
            self._begin()
        after(event)
        return False

    def _note(self, event):
        with open(os.environ["SPOKEN"], "a", encoding="utf-8") as file:
            file.write(json.dumps([time.time(), event, self._said[0]]) + "\n")

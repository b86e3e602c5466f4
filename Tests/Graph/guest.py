"""A guest without a browser: follows the link of an invitation, presses the buttons, reads the code in the letter."""

import html
import http.cookiejar
import json
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request


class OnlyHere(urllib.request.HTTPRedirectHandler):
    """Follows what leads to the service; where a guest is sent afterwards is nowhere in a test."""

    def redirect_request(self, request, file, code, message, headers, address):
        here = urllib.parse.urlsplit(request.full_url)[:2] == urllib.parse.urlsplit(address)[:2]
        return super().redirect_request(request, file, code, message, headers, address) if here else None


class Guest:
    def __init__(self, sandbox):
        self.mailbox = sandbox["mailboxURL"]
        trust = urllib.request.HTTPSHandler(context=ssl.create_default_context())
        self.browser = urllib.request.build_opener(trust, urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), OnlyHere())
        self.page, self.place = "", ""

    def go(self, address, form=None):
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self.browser.open(urllib.parse.urljoin(self.place, address), data, timeout=30) as answer:
                self.page, self.place = answer.read().decode(), answer.url
        except urllib.error.HTTPError as refused:
            self.page, self.place = refused.read().decode(), refused.url

    def press(self, **fields):
        """The page's first form with a button or a field of these names."""
        for form in re.findall(r'<form method="post" action=".*?</form>', self.page, re.DOTALL):
            if all(f'name="{name}"' in form for name in fields):
                hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
                action = html.unescape(re.search(r'action="([^"]*)"', form)[1])
                return self.go(action, {name: html.unescape(value) for name, value in hidden.items()} | fields)
        raise AssertionError(f"no form for {fields} at {self.place}: {self.page[-1500:]}")

    def code(self):
        """Of the letter with the word that the page shows."""
        word = re.search(r"\b([a-z]+-[a-z]+)\b", re.search(r'id="word-hint">([^<]*)<', self.page)[1])[1]
        for _ in range(100):
            with urllib.request.urlopen(f"{self.mailbox}/api/messages", timeout=30) as answer:
                for letter in json.load(answer):
                    found = re.search(r"^\s*(\d{4} ?\d{4})\s*$", letter["text"] or "", re.MULTILINE)
                    if found and word in letter["text"]:
                        return found[1].replace(" ", "")
            time.sleep(0.1)
        raise AssertionError(f"no letter says {word}")

    def redeem(self, link, wrong_first=False):
        """By the passcode of a letter, to the end; on request after a code that is wrong."""
        self.go(link)
        self.press()
        if wrong_first:
            code = self.code()
            self.press(code=f"{(int(code) + 1) % 100_000_000:08}")
        self.press(code=self.code())
        self.press(decision="accept")

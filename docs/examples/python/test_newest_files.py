"""Tests of newest_files.py, to be run under "understudy exec"."""

import json
import os
import unittest

import requests

import newest_files

CLIENT_SECRETS = os.path.join(os.environ["UNDERSTUDY_CREDENTIALS"], "client_secret_desktop.json")
PROJECT = os.environ["UNDERSTUDY_URL"] + "/_understudy/projects/example-123"


def lab(path, body):
    """Tells the fake what shall happen next."""
    with requests.post(
        PROJECT + path,
        data=json.dumps(body),
        headers={
            "Content-Type": "application/json",
            "X-Control-Token": os.environ["UNDERSTUDY_LAB_TOKEN"],
        },
        timeout=30,
    ) as answer:
        answer.raise_for_status()


class NewestFilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.credentials = newest_files.sign_in(CLIENT_SECRETS)

    def test_the_newest_file_comes_first(self):
        self.assertEqual("todo.txt", newest_files.newest_files(self.credentials)[0])

    def test_an_hour_later_the_token_is_refreshed(self):
        first = self.credentials.token
        lab("/clock", {"advance": "PT1H1M"})

        self.assertEqual(5, len(newest_files.newest_files(self.credentials)))

        self.assertNotEqual(first, self.credentials.token)

    def test_an_outage_of_drive_is_not_hidden(self):
        fault = {"fault": "api-error", "settings": {"reason": "backendError"}}
        lab("/faults", {"endpoint": "drive.files.list", "faults": [fault]})

        with self.assertRaises(requests.HTTPError) as failure:
            newest_files.newest_files(self.credentials)

        self.assertEqual(503, failure.exception.response.status_code)


if __name__ == "__main__":
    unittest.main()

"""shishi serve: the site on this machine."""

from argparse import ArgumentParser
from typing import Any

from gunicorn.app.base import BaseApplication

from shishi.interfaces.cli.command import OfficeCommand
from shishi.interfaces.cli.register import open_register
from shishi.interfaces.web.service import start


class Command(OfficeCommand):
    help = "启动网站（默认只在本机）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1:8000", help="监听地址；默认 127.0.0.1:8000")
        parser.add_argument("--threads", type=int, default=8, help="线程数")

    def handle(self, *_args: Any, **options: Any) -> None:
        open_register()
        Server(options["address"], options["threads"]).run()


class Server(BaseApplication):
    """gunicorn with one worker and threads: enough for a county, and one queue of writers before SQLite."""

    def __init__(self, address: str, threads: int) -> None:
        self.options = {"bind": address, "threads": threads, "worker_class": "gthread", "loglevel": "warning"}
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> object:
        return start()

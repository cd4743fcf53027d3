"""A cache of images that keeps nothing alive by itself, with a few recent ones held on purpose."""

import weakref
from collections import OrderedDict


class Image:
    def __init__(self, name, size):
        self.name = name
        self.pixels = bytearray(size)

    def __repr__(self):
        return f"<image {self.name}>"


class ImageCache:
    def __init__(self, keep):
        self._all = weakref.WeakValueDictionary()
        self._recent = OrderedDict()
        self._keep = keep
        self.loads = 0

    def get(self, name):
        image = self._all.get(name)
        if image is None:
            image = self._load(name)
            self._all[name] = image
        self._recent[name] = image
        self._recent.move_to_end(name)
        while len(self._recent) > self._keep:
            self._recent.popitem(last=False)
        return image

    def _load(self, name):
        self.loads += 1
        return Image(name, 64)

    def __contains__(self, name):
        return name in self._all

    def __len__(self):
        return len(self._all)


def show(cache, names):
    for name in names:
        image = cache.get(name)
        print("showing", image)


def main():
    cache = ImageCache(keep=2)
    logo = cache.get("logo")
    show(cache, ["a", "b", "c", "a"])
    print("loads:", cache.loads)
    print("logo is cached:", "logo" in cache)
    print("b is cached:", "b" in cache)
    assert cache.get("logo") is logo
    del logo
    show(cache, ["x", "y"])
    print("logo is cached:", "logo" in cache)
    print("images:", len(cache), sorted(cache._all))


main()

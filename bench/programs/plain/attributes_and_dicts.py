class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

point = Point(1, 2)
counts = {}
for number in range(600_000):
    point.x += point.y
    point.y = number & 7
    counts[number & 1023] = counts.get(number & 1023, 0) + point.y
print(point.x, len(counts), counts[5])

kept = None
for number in range(1_000_000):
    kept = [number, (number, kept is None)]
print(kept)

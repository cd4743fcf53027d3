words = []
for number in range(200_000):
    words.append(f"{number:06d}-{number % 7}".upper().replace("-", "_"))
text = " ".join(words)
parts = text.split()
print(len(text), sum(part.endswith("_3") for part in parts))

def numbers(limit):
    for number in range(limit):
        yield number

def squares(source):
    for number in source:
        yield number * number

def windows(source):
    last = 0
    for number in source:
        yield last + number
        last = number

print(sum(windows(squares(numbers(600_000)))))
print(sum(len(list(numbers(10))) for _ in range(40_000)))

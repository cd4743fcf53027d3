class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next

total = 0
for _ in range(200):
    head = None
    for value in range(1000):
        head = Node(value, head)
    while head is not None:
        total += head.value
        head = head.next
print(total)

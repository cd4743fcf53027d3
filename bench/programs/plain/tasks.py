"""Tasks that send packets to each other's queues, after the manner of Richards' benchmark."""


class Packet:
    def __init__(self, ident, kind):
        self.ident = ident
        self.kind = kind
        self.data = [0] * 4
        self.link = None


class Task:
    def __init__(self, ident, priority):
        self.ident = ident
        self.priority = priority
        self.queue = None
        self.handled = 0
        self.is_held = False

    def accept(self, packet):
        packet.link = self.queue
        self.queue = packet
        return self

    def run(self, scheduler):
        packet = self.queue
        if packet is None:
            return scheduler.idle(self)
        self.queue = packet.link
        packet.link = None
        return self.handle(packet, scheduler)


class Worker(Task):
    def handle(self, packet, scheduler):
        self.handled += 1
        for index in range(4):
            packet.data[index] = (packet.data[index] + self.ident + index) % 26
        packet.ident = (packet.ident * 5 + 3) % len(scheduler.tasks)
        return scheduler.send(packet)


class Device(Task):
    def __init__(self, ident, priority):
        super().__init__(ident, priority)
        self.pending = None

    def handle(self, packet, scheduler):
        self.handled += 1
        if self.pending is None:
            self.pending = packet
            return scheduler.send(Packet((self.ident + 1) % len(scheduler.tasks), "work"))
        held, self.pending = self.pending, None
        held.ident = (packet.ident + 1) % len(scheduler.tasks)
        return scheduler.send(held)


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.sent = 0
        self.idled = 0

    def add(self, kind, priority):
        self.tasks.append(kind(len(self.tasks), priority))

    def send(self, packet):
        self.sent += 1
        return self.tasks[packet.ident].accept(packet)

    def idle(self, task):
        self.idled += 1
        return self.tasks[(task.ident + 1) % len(self.tasks)]

    def run(self, turns):
        task = self.tasks[0]
        for _ in range(turns):
            task = task.run(self)


scheduler = Scheduler()
for number in range(6):
    scheduler.add(Worker if number % 2 else Device, 10 * number)
for number in range(40):
    scheduler.send(Packet(number % 6, "device" if number % 3 else "work"))
scheduler.run(250_000)
print(scheduler.sent, scheduler.idled, [task.handled for task in scheduler.tasks])

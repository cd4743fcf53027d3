"""Shortest paths in a graph whose edges know their ends weakly; the graph owns the nodes."""
import heapq
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.edges = []

    def __lt__(self, other):
        return self.name < other.name


class Edge:
    def __init__(self, start, end, cost):
        self.start = weakref.proxy(start)
        self.end = weakref.proxy(end)
        self.cost = cost


class Graph:
    def __init__(self):
        self.nodes = {}

    def node(self, name):
        if name not in self.nodes:
            self.nodes[name] = Node(name)
        return self.nodes[name]

    def connect(self, a, b, cost):
        start, end = self.node(a), self.node(b)
        start.edges.append(Edge(start, end, cost))
        end.edges.append(Edge(end, start, cost))

    def distance(self, a, b):
        best = {}
        queue = [(0, a)]
        while queue:
            cost, name = heapq.heappop(queue)
            if name in best:
                continue
            best[name] = cost
            for edge in self.nodes[name].edges:
                heapq.heappush(queue, (cost + edge.cost, edge.end.name))
        return best.get(b)


cities = Graph()
for a, b, cost in [("A", "B", 4), ("A", "C", 1), ("C", "B", 2), ("B", "D", 5), ("C", "D", 8)]:
    cities.connect(a, b, cost)
print(cities.distance("A", "D"), cities.distance("A", "B"))
watcher = weakref.ref(cities.nodes["D"])
del cities
print(watcher() is None)

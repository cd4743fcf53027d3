import weakref

class Player:
    pass

players = [Player() for _ in range(3)]
online = weakref.WeakSet(players)
seen = list(online)
for player in seen:
    players.clear()
    print(len(online))

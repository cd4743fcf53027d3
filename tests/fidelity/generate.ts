import { CAPI_FUNCTIONS } from '../../app/trace/capiFunctions.ts';
import { Random } from './random.ts';
import { block, fixed, line, type Statement } from './statements.ts';

/** A random program: a function's name and lines. It runs on world.py. */
export interface Program {
  name: string;
  fuel: number;
  body: Statement[];
}

const OBJECTS = ['a', 'b', 'c', 'd', 'e'];
const WEAK = ['r', 's', 't', 'u', 'v'];
const CONTAINERS = ['k', 'm', 'n'];
const NAMES = [...OBJECTS, ...WEAK, ...CONTAINERS];
const CALLBACKS = ['first', 'second', 'third'];
/** Blocks in blocks: a callback's body is one, a try in it another. */
const DEEPEST = 3;

export function generateProgram(seed: number, name: string, withCapi: boolean): Program {
  const random = new Random(seed);
  return {
    name,
    fuel: random.between(5, 60),
    body: new Generator(random, withCapi).program(),
  };
}

type Write = () => Statement[];

/**
 * An assignment to a name that closures share. The value is on the stack twice while CPython stores it: 3.14.2's
 * STORE_DEREF leaves what it stores on the stack without owning it, and where the old value's death rebinds the name
 * and collects, the collector walks over a freed object. That is CPython's own crash, with nothing of ours in it.
 */
const assign = (name: string, value: string) => `${name} = new = ${value}; del new`;

/** Writes statements that mostly work: what may fail is attempted, and a name always has a value. */
class Generator {
  readonly #random: Random;
  readonly #withCapi: boolean;
  #classes: string[] = ['A'];
  #depth = 0;

  constructor(random: Random, withCapi: boolean) {
    this.#random = random;
    this.#withCapi = withCapi;
  }

  program(): Statement[] {
    const classes = Array.from({ length: this.#random.between(1, 4) }, (_, index) => {
      const name = 'ABCD'[index]!;
      const made = this.#class(name, index);
      // A second class of that name, made out of the first, which is garbage then.
      return this.#random.chance(0.08)
        ? [made, line(assign(name, `attempt(with_slots, ${name}) or ${name}`))]
        : [made];
    }).flat();
    return [
      fixed(`${NAMES.join(' = ')} = None`),
      ...CALLBACKS.map((callback) => this.#callback(callback)),
      ...classes,
      block('class R(weakref.ref):', this.#refClass()),
      ...this.#lines(...['a', 'b', 'c'].map((name) => assign(name, this.#new()))),
      ...[...this.#make(), ...this.#link(), ...this.#make(), ...this.#container()],
      ...this.#some(8, 40),
    ];
  }

  // ------------------------------------------------------------ definitions

  #class(name: string, index: number): Statement {
    const random = this.#random;
    const bases = ['', '', '', '(list)', '(dict)', '(str)', '(set)', '(Exception)', '(tuple)'];
    const base = index > 0 && random.chance(0.3) ? `(${random.pick(this.#classes)})` : random.pick(bases);
    const body: Statement[] = [];
    if (base === '' && random.chance(0.35))
      body.push(
        line(
          `__slots__ = ${random.pick(["('x', '__weakref__')", "('x',)", "('x', 'next', '__weakref__')", '()', "('__dict__', '__weakref__')"])}`,
        ),
      );
    // A class of somebody else's: its instances are only met when a weakref to them is made.
    if (random.chance(0.15)) body.push(line('__module__ = "elsewhere"'));
    if (random.chance(0.4)) body.push(this.#reaction('def __del__(self):', 'self'));
    if (random.chance(0.2))
      body.push(
        block('def __eq__(self, other):', [line('return isinstance(other, A)')]),
        block('def __hash__(self):', [line('return 7')]),
      );
    if (random.chance(0.2)) body.push(block('def __len__(self):', [line('return 3')]));
    if (random.chance(0.15)) body.push(block('def __call__(self, *given):', [line('say(len(given))')]));
    body.push(this.#reaction('def method(self, *given):', 'self'));
    if (index > 0) this.#classes.push(name);
    return { ...block(`class ${name}${base}:`, body), ...(index === 0 ? { isFixed: true as const } : {}) };
  }

  #refClass(): Statement[] {
    const body: Statement[] = [];
    if (this.#random.chance(0.4)) body.push(line('__slots__ = ("extra",)'));
    if (this.#random.chance(0.4)) body.push(this.#reaction('def __del__(self):', 'self'));
    if (this.#random.chance(0.2))
      body.push(block('def __call__(self):', [line('return super().__call__()')]));
    return body;
  }

  #callback(name: string): Statement {
    return this.#reaction(`def ${name}(reference):`, 'reference');
  }

  /** A function that the interpreter calls when it likes. */
  #reaction(text: string, parameter: string): Statement {
    const body = this.#nested(() => this.#some(0, 4));
    if (this.#random.chance(0.25)) body.push(line(assign(this.#random.pick(NAMES), parameter)));
    if (this.#random.chance(0.15)) body.push(line('raise ValueError("reaction")'));
    return {
      ...block(text, [
        fixed(`nonlocal ${NAMES.join(', ')}`),
        fixed('if not spend(): return'),
        fixed(`say(${JSON.stringify(text)})`),
        ...body,
      ]),
      isFixed: true,
    };
  }

  // ------------------------------------------------------------ expressions

  #object(): string {
    return this.#random.chance(0.8)
      ? this.#random.pick(OBJECTS)
      : this.#random.pick([...WEAK, ...CONTAINERS]);
  }
  #weak(): string {
    return this.#random.chance(0.9) ? this.#random.pick(WEAK) : this.#object();
  }
  #kind(): string {
    return this.#random.pick(this.#classes);
  }

  #new(): string {
    const [x, kind] = [this.#object(), this.#kind()];
    if (this.#random.chance(0.6)) return `${kind}()`;
    return this.#random.pick([
      `(lambda: ${x})`,
      'set((1, 2))',
      'types.ModuleType("module")',
      `attempt(type, "T", (${kind},), {})`,
      `stream(${x})`,
      `later(${x})`,
      `attempt(getattr, ${x}, "method")`,
      `collections.deque((${x},))`,
      `functools.partial(say, ${x})`,
      'compile("0", "text", "eval")',
      'memoryview(b"")',
      `[${x}]`,
      '5',
      `attempt(R, ${x})`,
      `types.SimpleNamespace(x=${x})`,
      `attempt(${kind}, ())`,
      `functools.lru_cache(lambda x: ${x})`,
      'contextvars.copy_context()',
      'functools.singledispatch(lambda x: None)',
    ]);
  }

  /** With a comma before it; often none. */
  #maybeCallback(): string {
    const random = this.#random;
    if (random.chance(0.35)) return '';
    return `, ${random.pick([...CALLBACKS, ...CALLBACKS, 'lambda reference: say("lambda")', 'kept.append', 'None', `attempt(getattr, ${this.#object()}, "method")`, '5', this.#object()])}`;
  }

  // ------------------------------------------------------------ statements

  #some(fewest: number, most: number): Statement[] {
    return Array.from({ length: this.#random.between(fewest, most) }, () => this.#one()).flat();
  }

  #nested(write: Write): Statement[] {
    this.#depth += 1;
    const body = this.#depth > DEEPEST ? [line('spend()')] : write();
    this.#depth -= 1;
    return body;
  }

  #one(): Statement[] {
    const total = this.#weights.reduce((sum, [weight]) => sum + weight, 0);
    let at = this.#random.next() * total;
    for (const [weight, write] of this.#weights) {
      at -= weight;
      if (at < 0) return write();
    }
    return [];
  }

  #lines(...texts: string[]): Statement[] {
    return texts.map(line);
  }

  readonly #weights: [number, Write][] = [
    [14, () => this.#lines(assign(this.#random.pick(OBJECTS), this.#new()))],
    [6, () => this.#lines(`${this.#random.pick(NAMES)} = None`)],
    [3, () => this.#lines(assign(this.#random.pick(NAMES), this.#random.pick(NAMES)))],
    [8, () => this.#link()],
    [14, () => this.#make()],
    [8, () => this.#look()],
    [4, () => this.#useProxy()],
    [6, () => this.#container()],
    [3, () => this.#finalize()],
    [6, () => this.#collector()],
    [3, () => this.#exception()],
    [3, () => this.#generator()],
    [3, () => this.#loop()],
    [2, () => this.#hotStores()],
    [4, () => this.#lines('moment()')],
    [3, () => this.#lines(`facts(${this.#random.pick(NAMES)})`)],
    [1.5, () => this.#block()],
    [1, () => this.#hooks()],
    [0.7, () => this.#classes_()],
    [1, () => this.#chain()],
    [1.5, () => this.#library()],
    [3, () => (this.#withCapi ? this.#capi() : [])],
  ];

  #link(): Statement[] {
    const [x, y] = [this.#object(), this.#random.pick(NAMES)];
    const random = this.#random;
    const name = random.pick(['x', 'next', 'y']);
    if (random.chance(0.2))
      return this.#lines(`put(${x}, "x", ${y})`, `put(${y}, "x", ${x})`, `${x} = ${y} = None`);
    if (random.chance(0.15)) return this.#lines(`attempt(delattr, ${x}, "${name}")`);
    if (random.chance(0.1)) return this.#lines(`put(${x}, "__class__", ${this.#kind()})`);
    return this.#lines(`put(${x}, "${name}", ${y})`);
  }

  #make(): Statement[] {
    const random = this.#random;
    const [w, x, callback] = [random.pick(WEAK), this.#object(), this.#maybeCallback()];
    const target = random.chance(0.1) ? this.#new() : x;
    const made = random.pick([
      `attempt(weakref.ref, ${target}${callback})`,
      `attempt(weakref.ref, ${target}${callback})`,
      `attempt(weakref.proxy, ${target}${callback})`,
      `attempt(R, ${target}${callback})`,
      `attempt(weakref.WeakMethod, attempt(getattr, ${x}, "method")${callback})`,
    ]);
    const where = random.chance(0.8)
      ? assign(w, made)
      : random.pick([`kept.append(${made})`, `put(${x}, "y", ${made})`, made]);
    return random.chance(0.1) ? this.#lines(where, `put(${w}, "extra", ${x})`) : this.#lines(where);
  }

  #look(): Statement[] {
    const [r, s] = [this.#weak(), this.#weak()];
    return this.#lines(
      this.#random.pick([
        `say(type(attempt(${r})).__name__ if callable(${r}) else 0)`,
        assign(this.#random.pick(OBJECTS), `attempt(${r}) if isinstance(${r}, weakref.ref) else None`),
        `say(attempt(hash, ${r}))`,
        `say(len(repr(${r})))`,
        `say(attempt(lambda: ${r} == ${s}))`,
        `say(attempt(lambda: ${r} != ${s}))`,
        `say(weakref.getweakrefcount(${this.#object()}), len(weakref.getweakrefs(${this.#object()})))`,
        `say(${r} is ${s}, getattr(type(${r}), "__name__"))`,
        `say(attempt(getattr, ${r}, "__callback__"))`,
      ]),
    );
  }

  #useProxy(): Statement[] {
    const [p, x] = [this.#weak(), this.#object()];
    return this.#lines(
      this.#random.pick([
        `say(attempt(len, ${p}))`,
        `say(attempt(lambda: ${p} + 1))`,
        `say(attempt(getattr, ${p}, "x", 0) is None)`,
        `put(${p}, "x", ${x})`,
        `say(attempt(bool, ${p}))`,
        `attempt(lambda: ${p}.method())`,
        `say(attempt(isinstance, ${p}, A))`,
        `say(len(attempt(str, ${p}) or ""))`,
        `say(attempt(lambda: ${p} == ${x}))`,
        `attempt(lambda: ${p}(1))`,
        `say(attempt(lambda: list(${p})))`,
        `say(attempt(lambda: 1 in ${p}))`,
        `attempt(delattr, ${p}, "x")`,
      ]),
    );
  }

  #container(): Statement[] {
    const random = this.#random;
    const [k, x, y] = [random.pick(CONTAINERS), this.#object(), this.#object()];
    return this.#lines(
      ...random.pick([
        [assign(k, 'weakref.WeakValueDictionary()')],
        [assign(k, 'weakref.WeakKeyDictionary()')],
        [assign(k, 'weakref.WeakSet()')],
        [assign(k, `[${x}, ${y}]`)],
        [`attempt(lambda: ${k}.__setitem__(1, ${x}))`],
        [`attempt(lambda: ${k}.__setitem__(${x}, ${y}))`],
        [`attempt(lambda: ${k}.add(${x}))`],
        [`attempt(lambda: ${k}.append(${x}))`],
        [`say(attempt(len, ${k}))`],
        [`say(attempt(lambda: ${x} in ${k}))`],
        [`attempt(lambda: ${k}.pop(1, None))`],
        [`attempt(lambda: ${k}.pop())`],
        [`attempt(lambda: ${k}.clear())`],
        [`attempt(lambda: ${k}.update(${random.pick(CONTAINERS)}))`],
        [assign(random.pick(CONTAINERS), `attempt(lambda: ${k}.copy())`)],
        [`say(attempt(lambda: len([say(type(each).__name__) for each in ${k}])))`],
        [`attempt(lambda: ${k}.setdefault(2, ${x}))`],
        [`say(attempt(lambda: ${k} | ${random.pick(CONTAINERS)}) is None)`],
      ]),
    );
  }

  #finalize(): Statement[] {
    const [w, x] = [this.#random.pick(WEAK), this.#object()];
    return this.#lines(
      this.#random.pick([
        assign(w, `attempt(weakref.finalize, ${x}, say, "finalized")`),
        `attempt(weakref.finalize, ${x}, ${this.#random.pick(CALLBACKS)}, 1)`,
        `attempt(weakref.finalize, ${x}, kept.append, ${this.#object()})`,
        `attempt(getattr(${w}, "detach", say))`,
        `say(attempt(getattr, ${w}, "alive"))`,
        `attempt(${w}) if isinstance(${w}, weakref.finalize) else None`,
      ]),
    );
  }

  #collector(): Statement[] {
    const random = this.#random;
    if (random.chance(0.65)) return this.#lines('say(gc.collect())');
    return this.#lines(
      random.pick([
        'say(gc.collect(0))',
        'say(gc.collect(1))',
        'gc.disable()',
        'gc.enable()',
        'gc.freeze()',
        'gc.unfreeze()',
        'say(gc.get_count())',
        `gc.set_threshold(${random.between(1, 200)})`,
        'gc.callbacks.append(collected)',
        `say(gc.is_finalized(${this.#object()}))`,
      ]),
    );
  }

  #exception(): Statement[] {
    const random = this.#random;
    const handler = random.chance(0.5)
      ? [line(assign(random.pick(OBJECTS), 'problem'))]
      : this.#nested(() => this.#some(0, 2));
    const thrown = random.chance(0.5) ? this.#object() : this.#new();
    return [
      { ...block('try:', [line(`thrower(${thrown})`)]), isFixed: true },
      { ...block('except LookupError as problem:', handler), isFixed: true },
    ];
  }

  #generator(): Statement[] {
    const x = this.#object();
    return this.#lines(
      this.#random.pick([
        assign(x, `stream(${this.#random.chance(0.5) ? this.#new() : this.#object()})`),
        assign(x, `later(${this.#new()})`),
        `attempt(next, ${x}, None)`,
        `attempt(lambda: ${x}.close())`,
        `attempt(lambda: ${x}.send(None))`,
        `attempt(lambda: ${x}.throw(ValueError))`,
      ]),
    );
  }

  /** The same address again and again. */
  #loop(): Statement[] {
    const count = this.#random.between(2, 6);
    if (this.#random.chance(0.5))
      return [
        block(`for _ in range(${count}):`, [
          line(assign('e', this.#new())),
          line(assign('u', `attempt(weakref.ref, e${this.#maybeCallback()})`)),
          line('say(id(e))'),
          ...(this.#random.chance(0.5) ? [line('e = None')] : []),
        ]),
      ];
    return [
      block(`for _ in range(${count}):`, [
        fixed('if not spend(): break'),
        ...this.#nested(() => this.#some(1, 4)),
      ]),
    ];
  }

  /** Run often enough to be specialised; the eval loop then frees by itself what they replace. */
  #hotStores(): Statement[] {
    const random = this.#random;
    const x = this.#object();
    const place = random.pick([`${x}.x`, `${x}.next`, `${x}.y`, `${x}[0]`, 'held[0]']);
    const store = line(`${place} = ${random.chance(0.7) ? this.#new() : this.#object()}`);
    return [
      ...(place === 'held[0]' ? [fixed('held = [None]')] : []),
      {
        ...block('try:', [block(`for _ in range(${random.between(5, 25)}):`, [store, ...this.#look()])]),
        isFixed: true,
      },
      { ...block('except Exception as problem:', [line('say(type(problem).__name__)')]), isFixed: true },
    ];
  }

  #block(): Statement[] {
    const body = this.#nested(() => this.#some(1, 5));
    return [
      {
        ...block('def local():', [
          fixed(`nonlocal ${NAMES.join(', ')}`),
          fixed('if not spend(): return'),
          line(`own = ${this.#new()}`),
          line(`watch = attempt(weakref.ref, own${this.#maybeCallback()})`),
          ...body,
        ]),
        isFixed: true,
      },
      line('attempt(local)'),
    ];
  }

  #hooks(): Statement[] {
    return this.#lines(
      this.#random.pick([
        'sys.settrace(tracer)',
        'sys.settrace(None)',
        'sys.setprofile(lambda *given: None)',
        'weakref.ref = R',
        'weakref.ref = ORIGINAL[0]',
        'weakref.proxy = weakref.ref',
        'sys.unraisablehook = lambda problem: say("unraisable", type(problem.exc_value).__name__)',
        'sys.unraisablehook = kept.append',
      ]),
    );
  }

  #classes_(): Statement[] {
    const [x, kind] = [this.#random.pick(OBJECTS), this.#kind()];
    return this.#lines(
      ...this.#random.pick([
        [assign(x, kind)],
        [`say(len(${kind}.__subclasses__()))`],
        [assign(x, `attempt(type, "T", (${kind},), {})`), `say(len(${kind}.__subclasses__()))`],
        [
          assign(x, '__import__("abc").ABCMeta("M", (), {})'),
          `say(isinstance(1, ${x}))`,
          `attempt(${x}.register, ${kind})`,
        ],
        [`${x} = int`],
      ]),
    );
  }

  #chain(): Statement[] {
    const x = this.#random.pick(OBJECTS);
    const length = this.#random.chance(0.2) ? this.#random.between(100, 500) : this.#random.between(2, 20);
    return this.#lines(assign(x, `attempt(chain, ${this.#kind()}, ${length})`));
  }

  /** Parts of the standard library that keep weakrefs, or what they are made to. */
  #library(): Statement[] {
    const [x, y, kind] = [this.#object(), this.#object(), this.#kind()];
    return this.#lines(
      ...this.#random.pick([
        [`say(attempt(asyncio.run, gathered(${x}, ${y})))`],
        [`attempt(asyncio.run, left(${x}))`],
        [assign(x, 'functools.singledispatch(lambda x: say(type(x).__name__))')],
        [`attempt(lambda: ${x}.register(${kind}, ${this.#random.pick(CALLBACKS)}))`, `attempt(${x}, ${y})`],
        [assign(x, `functools.lru_cache(lambda x: ${kind}())`), `attempt(${x}, 1)`],
        [`attempt(lambda: ${x}.cache_clear())`],
        [`attempt(variable.set, ${x})`],
        [assign(x, 'variable.get()')],
        [assign(x, 'contextvars.copy_context()')],
        [`attempt(lambda: ${x}.run(variable.set, ${y}))`],
      ]),
    );
  }

  #capi(): Statement[] {
    const random = this.#random;
    const { name, arguments: bounds } = random.pick(CAPI_FUNCTIONS);
    const value = () =>
      random.chance(0.1)
        ? random.pick(['capi.NULL', '5', 'None'])
        : random.chance(0.5)
          ? this.#weak()
          : this.#object();
    const given = Array.from({ length: random.between(bounds[0], bounds[1]) }, (_, index) =>
      index === 1 && random.chance(0.8) ? random.pick(CALLBACKS) : value(),
    );
    const call = `attempt(capi.${[name, ...given].join(', ')})`;
    return this.#lines(
      /New/.test(name)
        ? assign(random.pick(WEAK), call)
        : random.chance(0.5)
          ? `say(${call} is None)`
          : assign(random.pick(OBJECTS), call),
    );
  }
}

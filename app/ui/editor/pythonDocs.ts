/**
 * What completion and hover say, for CPython 3.14. One entry a public name: its signature and a sentence or two.
 * A module more is one more entry in MODULE_DOCS.
 */

import { CAPI_FUNCTIONS } from '../../trace/capiFunctions.ts';

export type DocKind = 'class' | 'function' | 'constant' | 'variable';

export interface NameDoc {
  name: string;
  kind: DocKind;
  signature: string;
  text: string;
}

export interface ModuleDoc {
  text: string;
  names: readonly NameDoc[];
}

const doc = (kind: DocKind, name: string, signature: string, text: string): NameDoc => ({
  kind,
  name,
  signature,
  text,
});

const WEAKREF: ModuleDoc = {
  text: 'References that do not keep their object alive, and containers made of them.',
  names: [
    doc(
      'class',
      'ref',
      'ref(object, callback=None, /)',
      'A weak reference to object: calling it gives the object, or None once it is dead. The callback is called with the reference when the object dies, if the reference itself still lives. Without a callback the same reference is shared.',
    ),
    doc(
      'function',
      'proxy',
      'proxy(object, callback=None, /)',
      'Stands in for object without keeping it alive: attributes and operators reach through. After the death nearly every use raises ReferenceError. A proxy cannot be hashed.',
    ),
    doc(
      'function',
      'getweakrefcount',
      'getweakrefcount(object, /)',
      'How many weak references and proxies to object there are.',
    ),
    doc(
      'function',
      'getweakrefs',
      'getweakrefs(object, /)',
      'A list of all weak references and proxies to object: the shared ref, the shared proxy, then the others, newest first.',
    ),
    doc(
      'class',
      'WeakKeyDictionary',
      'WeakKeyDictionary(dict=None)',
      'A mapping that holds its keys weakly: an entry goes when its key dies. A value that references its key keeps it alive for ever.',
    ),
    doc(
      'class',
      'WeakValueDictionary',
      'WeakValueDictionary(other=(), /, **kw)',
      'A mapping that holds its values weakly: an entry goes when its value dies. Made for caches.',
    ),
    doc(
      'class',
      'WeakSet',
      'WeakSet(data=None)',
      'A set that holds its elements weakly: an element leaves it when it dies.',
    ),
    doc(
      'class',
      'WeakMethod',
      'WeakMethod(meth, callback=None)',
      'A weak reference to a bound method that lives as long as the object and its function do, where a plain ref to a bound method is dead at once.',
    ),
    doc(
      'class',
      'finalize',
      'finalize(obj, func, /, *args, **kwargs)',
      'Calls func(*args, **kwargs) once: when obj dies, when the finalizer is called, or at exit. It need not be kept. func and the arguments must not hold obj, or obj never dies.',
    ),
    doc(
      'class',
      'ReferenceType',
      'ReferenceType(object, callback=None, /)',
      'The type of weak references: another name for ref. Subclasses may add attributes, and are never shared.',
    ),
    doc('class', 'ProxyType', 'ProxyType', 'The type of proxies to objects that cannot be called.'),
    doc(
      'class',
      'CallableProxyType',
      'CallableProxyType',
      'The type of proxies to objects that can be called.',
    ),
    doc(
      'constant',
      'ProxyTypes',
      'ProxyTypes: tuple[type, type]',
      'Both types of proxies, to be used with isinstance. Note that isinstance(proxy, TypeOfTheObject) holds as well.',
    ),
    doc(
      'class',
      'KeyedRef',
      'KeyedRef(ob, callback, key)',
      'The ref that a WeakValueDictionary keeps for each value: it remembers the key, so that its callback can remove the entry.',
    ),
  ],
};

const GC: ModuleDoc = {
  text: 'The collector that finds objects which only hold each other, and its settings.',
  names: [
    doc(
      'function',
      'collect',
      'collect(generation=2)',
      'Runs a collection now and gives the number of unreachable objects that it found. 0 takes the young objects, 1 an increment of the old ones as well, 2 everything. In a collection, weak references are cleared and callbacks run before any __del__.',
    ),
    doc('function', 'enable', 'enable()', 'Lets automatic collections take place.'),
    doc(
      'function',
      'disable',
      'disable()',
      'Stops automatic collections. Objects still die when their last reference goes, and collect() still works.',
    ),
    doc('function', 'isenabled', 'isenabled()', 'Whether automatic collections take place.'),
    doc(
      'function',
      'get_objects',
      'get_objects(generation=None)',
      'A list of the objects that the collector tracks. In 3.14 there are a young (0) and an old (2) generation; generation 1 is always empty.',
    ),
    doc(
      'function',
      'get_referrers',
      'get_referrers(*objs)',
      'A list of the tracked objects that hold one of the given objects directly. The answer may include the frame that asks.',
    ),
    doc(
      'function',
      'get_referents',
      'get_referents(*objs)',
      'A list of the objects that the given ones hold directly. The referent of a weak reference is not among them.',
    ),
    doc(
      'function',
      'is_tracked',
      'is_tracked(obj, /)',
      'Whether the collector watches obj. Numbers and strings are not watched: they cannot be part of a cycle.',
    ),
    doc(
      'function',
      'is_finalized',
      'is_finalized(obj, /)',
      'Whether the __del__ of obj has been run already: it runs once in a life, even if it saved the object.',
    ),
    doc(
      'function',
      'get_count',
      'get_count()',
      'The collector’s three counters. The first counts objects made less objects freed; an automatic collection is due when it passes the first threshold.',
    ),
    doc('function', 'get_threshold', 'get_threshold()', 'The thresholds, as set by set_threshold().'),
    doc(
      'function',
      'set_threshold',
      'set_threshold(threshold0, threshold1=…, threshold2=…, /)',
      'Sets how often automatic collections come: threshold0 is the number of new objects between two, 0 for never; a larger threshold1 looks at less of the old generation each time. 3.14 ignores threshold2.',
    ),
    doc(
      'function',
      'get_stats',
      'get_stats()',
      'Three dictionaries that count collections, collected and uncollectable objects.',
    ),
    doc('function', 'get_debug', 'get_debug()', 'The debugging flags that are set.'),
    doc(
      'function',
      'set_debug',
      'set_debug(flags, /)',
      'Sets the debugging flags, DEBUG_STATS and so on; what they report goes to standard error.',
    ),
    doc(
      'function',
      'freeze',
      'freeze()',
      'Moves every tracked object into a permanent generation, which no collection looks at.',
    ),
    doc('function', 'unfreeze', 'unfreeze()', 'Moves the permanent generation back into the oldest one.'),
    doc(
      'function',
      'get_freeze_count',
      'get_freeze_count()',
      'How many objects the permanent generation holds.',
    ),
    doc(
      'variable',
      'callbacks',
      'callbacks: list',
      'Functions called as callback(phase, info) when a collection begins ("start") and when it has ended ("stop").',
    ),
    doc(
      'variable',
      'garbage',
      'garbage: list',
      'Objects that the collector found and could not free. With DEBUG_SAVEALL, all that it found.',
    ),
    doc(
      'constant',
      'DEBUG_STATS',
      'DEBUG_STATS = 1',
      'Flag for set_debug(): prints figures about each collection.',
    ),
    doc(
      'constant',
      'DEBUG_COLLECTABLE',
      'DEBUG_COLLECTABLE = 2',
      'Flag for set_debug(): prints each object that can be collected.',
    ),
    doc(
      'constant',
      'DEBUG_UNCOLLECTABLE',
      'DEBUG_UNCOLLECTABLE = 4',
      'Flag for set_debug(): prints each object that was found and cannot be freed.',
    ),
    doc(
      'constant',
      'DEBUG_SAVEALL',
      'DEBUG_SAVEALL = 32',
      'Flag for set_debug(): puts what was found into garbage instead of freeing it.',
    ),
    doc(
      'constant',
      'DEBUG_LEAK',
      'DEBUG_LEAK = 38',
      'Flag for set_debug(): DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE and DEBUG_SAVEALL together.',
    ),
  ],
};

const CAPI: ModuleDoc = {
  text: 'The C API of weak references, called for real: its eleven functions under their C names, and NULL.',
  names: [
    ...CAPI_FUNCTIONS.map(({ name, parameters, cSignature, gives, errors, versions, notes }) =>
      doc(
        'function',
        name,
        `${name}(${parameters})`,
        [`In C: \`${cSignature}\``, gives, `Errors: ${errors}`, versions, notes].filter(Boolean).join('\n\n'),
      ),
    ),
    doc('constant', 'NULL', 'NULL', 'C’s null pointer, for arguments and results.'),
  ],
};

/** The modules that the editor knows, by the name they are imported under. */
export const MODULE_DOCS: ReadonlyMap<string, ModuleDoc> = new Map([
  ['weakref', WEAKREF],
  ['gc', GC],
  ['capi', CAPI],
]);

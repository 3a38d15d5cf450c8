// Mocha's build for browsers hands out an instance; the class is what it puts on the global object.
import '../../node_modules/mocha/mocha.js';

export default globalThis.Mocha;

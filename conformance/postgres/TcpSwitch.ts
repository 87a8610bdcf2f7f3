import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** One address on loopback that leads to one server or another, or to none. */
export class TcpSwitch {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #target: number | undefined;

  constructor() {
    this.#server = createServer(incoming => this.#join(incoming));
  }

  /** Listens, and gives its port. */
  async start(target: number): Promise<number> {
    this.#target = target;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The switch listens on no port');
    }
    return address.port;
  }

  /** Ends all connections and refuses new ones. */
  cut(): void {
    this.#target = undefined;
    for (const socket of this.#sockets) {
      socket.resetAndDestroy();
    }
  }

  /** Leads new connections to another port. */
  leadTo(target: number): void {
    this.#target = target;
  }

  async stop(): Promise<void> {
    this.cut();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #join(incoming: Socket): void {
    if (this.#target === undefined) {
      incoming.resetAndDestroy();
      return;
    }
    const outgoing = connect(this.#target, '127.0.0.1');
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      this.#sockets.add(socket);
      socket.setNoDelay();
      socket.once('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      // The end of a connection is told by its close.
      socket.on('error', () => {});
      socket.pipe(other);
    }
  }
}

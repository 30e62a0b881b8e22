package io.meshwright.api.plan;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.Optional;
import java.util.SortedSet;

/** What happens to one native object. */
public sealed interface Change {
  /** The object. */
  Address address();

  /** What is there before, as the plan saw it. */
  Optional<Resource> before();

  /** What is there afterwards. */
  Optional<Resource> after();

  /** It is made. */
  record Create(Desired desired) implements Change {
    @Override
    public Address address() {
      return desired.address();
    }

    @Override
    public Optional<Resource> before() {
      return Optional.empty();
    }

    @Override
    public Optional<Resource> after() {
      return Optional.of(desired.resource());
    }
  }

  /** It is changed in place. */
  record Update(Seen.Present live, Desired desired, SortedSet<String> attributes)
      implements Change {
    /** Copies the names of the attributes that differ. */
    public Update {
      attributes = Ordered.set(attributes);
    }

    @Override
    public Address address() {
      return desired.address();
    }

    @Override
    public Optional<Resource> before() {
      return Optional.of(live.resource());
    }

    @Override
    public Optional<Resource> after() {
      return Optional.of(desired.resource());
    }
  }

  /** It is dropped and made again, since an attribute cannot be changed. */
  record Replace(Seen.Present live, Desired desired, SortedSet<String> attributes)
      implements Change {
    /** Copies the names of the attributes that force it. */
    public Replace {
      attributes = Ordered.set(attributes);
    }

    @Override
    public Address address() {
      return desired.address();
    }

    @Override
    public Optional<Resource> before() {
      return Optional.of(live.resource());
    }

    @Override
    public Optional<Resource> after() {
      return Optional.of(desired.resource());
    }
  }

  /** It goes. */
  record Delete(Seen.Present live) implements Change {
    @Override
    public Address address() {
      return live.address();
    }

    @Override
    public Optional<Resource> before() {
      return Optional.of(live.resource());
    }

    @Override
    public Optional<Resource> after() {
      return Optional.empty();
    }
  }

  /** Somebody else made it; it gets our marker, and what differs is changed. */
  record Adopt(Seen.Present live, Desired desired) implements Change {
    @Override
    public Address address() {
      return desired.address();
    }

    @Override
    public Optional<Resource> before() {
      return Optional.of(live.resource());
    }

    @Override
    public Optional<Resource> after() {
      return Optional.of(desired.resource());
    }
  }

  /** What is there before, and whose it is; empty where it is only made now. */
  default Optional<Seen.Present> liveBefore() {
    return switch (this) {
      case Create create -> Optional.empty();
      case Update update -> Optional.of(update.live);
      case Replace replace -> Optional.of(replace.live);
      case Delete delete -> Optional.of(delete.live);
      case Adopt adopt -> Optional.of(adopt.live);
    };
  }

  /** The word for people. */
  default String verb() {
    return switch (this) {
      case Create c -> "create";
      case Update u -> "update";
      case Replace r -> "replace";
      case Delete d -> "delete";
      case Adopt a -> "adopt";
    };
  }
}

package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which accounts may take up the use of a datashare, by the pages of AuthorizeDataShare and
 * DescribeDataShares. Another namespace of the account has a datashare of each name, too. Whether
 * an authorisation ends with the use that it was for is not written: here it stays.
 */
public final class FakeAuthorisations {
  /** The namespace that the database is in. */
  static final String NAMESPACE = "5d31a8b2-4c0e-4f7a-9a51-7f0c2f1b6e3d";

  private static final String ARNS = "arn:aws:redshift:eu-central-1:123456789012:datashare:";
  private static final String SISTER = ARNS + "00000000-1111-4222-8333-444444444444/";

  private final FakeDatabase database;

  FakeAuthorisations(FakeDatabase database) {
    this.database = database;
  }

  /** The gateway, telling of every call. */
  DataShareGateway gateway(String platform, Consumer<CallEvent> meter) {
    return new DataShareGateway() {
      @Override
      public List<ListedShare> dataShares() {
        meter.accept(new CallEvent(platform, "redshift.DescribeDataShares", false));
        return listed();
      }

      @Override
      public void authorise(String arn, String account) {
        meter.accept(new CallEvent(platform, "redshift.AuthorizeDataShare", true));
        FakeAuthorisations.this.authorise(arn, account, false);
      }

      @Override
      public void deauthorise(String arn, String account) {
        meter.accept(new CallEvent(platform, "redshift.DeauthorizeDataShare", true));
        FakeAuthorisations.this.deauthorise(arn, account);
      }
    };
  }

  /** All datashares of the account. */
  public List<DataShareGateway.ListedShare> listed() {
    return database.withState(FakeAuthorisations::listed);
  }

  private static List<DataShareGateway.ListedShare> listed(FakeState state) {
    List<DataShareGateway.ListedShare> all = new ArrayList<>();
    for (String name : state.shares.keySet()) {
      TreeMap<String, Boolean> authorised = new TreeMap<>();
      state.authorised.forEach(
          (user, writes) -> {
            if (user.startsWith(name + "\naccount:")) {
              authorised.put(user.substring(user.indexOf(':') + 1), writes);
            }
          });
      all.add(new DataShareGateway.ListedShare(SISTER + name, new TreeMap<>()));
      all.add(new DataShareGateway.ListedShare(ARNS + NAMESPACE + "/" + name, authorised));
    }
    return all;
  }

  /** Authorises an account, as somebody could do by hand. */
  public void authorise(String arn, String account, boolean writes) {
    database.withState(state -> state.authorised.put(user(state, arn, account), writes));
    database.tell("AuthorizeDataShare " + name(arn) + " " + account);
  }

  /** Ends that. */
  public void deauthorise(String arn, String account) {
    database.withState(
        state -> {
          refuse(
              state.authorised.remove(user(state, arn, account)) == null,
              account + " is not authorised for " + arn);
          return state;
        });
    database.tell("DeauthorizeDataShare " + name(arn) + " " + account);
  }

  /** The ARN of a datashare of the database. */
  public static String arn(String name) {
    return ARNS + NAMESPACE + "/" + name;
  }

  private static String name(String arn) {
    return arn.substring(arn.indexOf('/') + 1);
  }

  private static String user(FakeState state, String arn, String account) {
    boolean known = state.shares.containsKey(name(arn)) && arn.equals(arn(name(arn)));
    refuse(!known, "there is no datashare " + arn);
    String user = name(arn) + "\naccount:" + account;
    refuse(
        !state.shareUsers.contains(user) && !state.authorised.containsKey(user),
        account + " is no consumer of " + arn);
    return user;
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new MeshException(ErrorKind.USER, "InvalidDataShareFault: " + why);
    }
  }
}

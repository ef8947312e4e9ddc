"""A graphics card that lets go or will not do: the plan is as it was, clear words, a picture again when asked."""


def test_a_lost_picture_is_told_and_comes_again_and_cards_that_will_not_do_are_named(on_screen, tmp_path):
    said = on_screen("lost", tmp_path)
    fault, before = said["before"]
    assert (fault, before > 20) == ("", True)  # a panel that was moved to another window has lost nothing
    assert said["taken"]
    assert "let go of the picture" in said["fault"]
    assert (said["view"], said["page"], said["unharmed"]) == (True, True, True)
    assert said["again"] == ["", before]
    code, told, is_there = said["old"]
    assert (code, is_there) == (5, False)
    assert "offers OpenGL 1.4" in told
    assert "No driver of OpenGL" in said["none"]

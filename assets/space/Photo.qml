import QtQuick

// A photograph laid over the picture, to be matched with it. Python sets it (`ui/space/photo.py`).
Item {
    id: root

    property url source
    property real share: 0.5   // how much of it is seen
    property real wipe: 1      // up to which part of the width
    property real zoom: 1
    property real turn: 0      // degrees, clockwise
    property real across: 0    // shares of the width and the height
    property real down: 0

    visible: source.toString() !== ""

    Item {
        width: root.width * root.wipe
        height: root.height
        clip: true

        Image {
            width: root.width
            height: root.height
            x: root.across * root.width
            y: root.down * root.height
            source: root.source
            fillMode: Image.PreserveAspectFit
            autoTransform: true
            smooth: true
            mipmap: true
            opacity: root.share
            scale: root.zoom
            rotation: root.turn
        }
    }
    Rectangle {
        x: root.width * root.wipe
        width: 1
        height: root.height
        color: "white"
        visible: root.wipe > 0 && root.wipe < 1
    }
}
